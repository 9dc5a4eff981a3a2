import { SYSTEM } from "@/server/domain/actor";
import { DAY_MS, MINUTE_MS } from "@/server/domain/time";
import type { Inbox } from "@/server/integrations/contracts";
import { digestOf, fetchProgressOf, storeFetched } from "@/server/services/incoming/fetched";
import { mayAsk } from "@/server/services/messages/sweep";
import { type CallTools, contextOf, type Job, type Run } from "./job";

/** Longer than a gateway goes on pushing, and than clocks differ. */
const OVERLAP_MS = 30 * MINUTE_MS;
/** After a long standstill; texts that are older join nothing any more. */
const MOST_MS = 30 * DAY_MS;

/**
 * Fetches the SMS that citizens wrote and no push brought, and stores them as pushes are stored: `read-incoming` reads both, and what
 * was pushed too changes nothing. A gateway that may not be asked now is asked on from there the next time.
 */
export const fetchInboxes: Job<CallTools> = async (tools, run) => {
  for (const [vendor, inbox] of await tools.inboxes()) {
    try {
      await fetchInbox(tools, run, vendor, inbox);
    } catch (error) {
      run.logger.error("inbox.notFetched", { vendor, message: error instanceof Error ? error.message : "unknown" });
    }
  }
};

async function fetchInbox(tools: CallTools, { logger }: Run, vendor: string, inbox: Inbox): Promise<void> {
  const ctx = await contextOf(tools, SYSTEM);
  const { upTo, rest, seen } = await fetchProgressOf(ctx.db, vendor);
  const { cursor, ...span } = rest ?? { ...spanUntil(ctx.now, upTo), cursor: null };
  const known = new Set(seen);
  // What was cut short goes on, and so does what it has seen.
  const brought = new Set(rest ? seen : []);
  let stored = 0;
  for (let next = cursor, ended = false; !ended; ) {
    const step = await contextOf(tools, SYSTEM);
    if (!(await mayAsk(step, vendor, inbox.limit))) return logger.warn("inbox.cutShort", { vendor, stored });
    const page = await inbox.page(span, next);
    const fresh = new Map(page.items.map((item) => [digestOf(item), item]));
    for (const digest of fresh.keys()) brought.add(digest);
    const items = [...fresh].flatMap(([digest, item]) => (known.has(digest) ? [] : [item]));
    for (const digest of fresh.keys()) known.add(digest);
    ended = page.next === null;
    next = page.next;
    const progress = ended
      ? { upTo: span.to, rest: null, seen: [...brought] }
      : { upTo, rest: { ...span, cursor: next }, seen: [...known] };
    await storeFetched(step, { vendor, items, progress });
    stored += items.length;
  }
  if (stored > 0) logger.info("inbox.fetched", { vendor, stored });
}

/** The first time: a day. */
function spanUntil(now: Date, upTo: Date | null): { from: Date; to: Date } {
  const last = upTo?.getTime() ?? now.getTime() - DAY_MS;
  return { from: new Date(Math.max(last, now.getTime() - MOST_MS) - OVERLAP_MS), to: now };
}
