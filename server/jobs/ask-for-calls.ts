import { SYSTEM } from "@/server/domain/actor";
import { DAY_MS, MINUTE_MS } from "@/server/domain/time";
import type { RecordsOf } from "@/server/integrations/contracts";
import { askedUpTo, keepAsked } from "@/server/services/calls/asked";
import { hearCalls } from "@/server/services/calls/hear-calls";
import { type CallTools, contextOf, type Job, type Run } from "./job";

/** A call is on record when it is over: those that began before the last time and ended since are asked for again. */
const OVERLAP_MS = 4 * 60 * MINUTE_MS;
/** The first time, and after a long standstill: what the vendors give at most. */
const MOST_MS = 31 * DAY_MS - OVERLAP_MS;

/** Asks the vendors for the calls they have on record: what events were lost is made up for. A listing can be asked for again, so it is not kept. */
export const askForCalls: Job<CallTools> = async (tools, run) => {
  for (const [vendor, records] of await tools.records()) {
    try {
      await ask(tools, run, vendor, records);
    } catch (error) {
      run.logger.error("calls.notAsked", { vendor, message: error instanceof Error ? error.message : "unknown" });
    }
  }
};

async function ask(tools: CallTools, { logger }: Run, vendor: string, records: RecordsOf): Promise<void> {
  const ctx = await contextOf(tools, SYSTEM);
  const to = ctx.now;
  const last = (await askedUpTo(ctx, { vendor })) ?? new Date(to.getTime() - DAY_MS);
  const from = new Date(Math.max(last.getTime(), to.getTime() - MOST_MS) - OVERLAP_MS);
  let changed = 0;
  let problems = 0;
  for await (const page of records({ from, to })) {
    changed += await hearCalls(await contextOf(tools, SYSTEM), { provider: vendor, events: page.calls });
    problems += page.problems.length;
  }
  await keepAsked(ctx, { vendor, to });
  if (changed + problems > 0) logger.info("calls.asked", { vendor, changed, problems });
}
