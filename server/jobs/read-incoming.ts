import { SYSTEM } from "@/server/domain/actor";
import { namesOf } from "@/server/domain/sender";
import { hearCalls } from "@/server/services/calls/hear-calls";
import { hear, isHeard } from "@/server/services/incoming/hear";
import { hearText } from "@/server/services/incoming/hear-text";
import { takeBack } from "@/server/services/incoming/take-back";
import {
  finishIncoming,
  mayStillCome,
  type Waiting,
  waitingIncoming,
  whyHopeless,
} from "@/server/services/incoming/waiting";
import { settleReport } from "@/server/services/messages/settle";
import { contextOf, type Job, type Run, type Tools } from "./job";

const AT_ONCE = 20;

/** Understands what vendors sent, in the order in which it came. What fails for a reason that may pass stays for the next run. */
export const readIncoming: Job = (tools, run) => readAll(tools, run, false);

/** The same for what somebody waits for: a telephone rings. It never stands behind what others sent. */
export const readUrgent: Job = (tools, run) => readAll(tools, run, true);

async function readAll(tools: Tools, run: Run, urgent: boolean): Promise<void> {
  let after = 0;
  for (;;) {
    const rows = await waitingIncoming(await contextOf(tools, SYSTEM), { after, limit: AT_ONCE, urgent });
    for (const row of rows) await readOne(tools, run, row);
    after = rows.at(-1)?.id ?? after;
    if (rows.length < AT_ONCE) return;
  }
}

async function readOne(tools: Tools, { logger }: Run, row: Waiting): Promise<void> {
  const ctx = await contextOf(tools, SYSTEM);
  try {
    const { problems, late, overtook } = await understand(tools, row);
    const waits = (overtook || late.length > 0) && mayStillCome(ctx, row);
    if (!waits) await finishIncoming(ctx, { id: row.id, problems: [...problems, ...late] });
  } catch (error) {
    const why = whyHopeless(ctx, row, error);
    logger.error("incoming.failed", {
      id: row.id,
      hopeless: why !== null,
      name: error instanceof Error ? error.name : "Unknown",
    });
    if (why !== null) await finishIncoming(ctx, { id: row.id, problems: [why] });
  }
}

/** As `storeReused` calls it. */
const REUSED = "externalIdReused";

type Understood = { problems: readonly string[]; late: readonly string[]; overtook: boolean };

/**
 * Gives what of it could not be understood, what cannot be yet, and whether it takes back words that have not come yet.
 * Everything else in it is done, and doing it again changes nothing.
 */
async function understand(tools: Tools, { vendor, body }: Waiting): Promise<Understood> {
  const receiver = await tools.receiverOf(vendor);
  if (!receiver) return { problems: [`${vendor} is switched off`], late: [], overtook: false };
  const { messages, reports, takenBack = [], texts = [], calls = [], problems } = receiver.read(body);
  const by = (channel: string) => contextOf(tools, { kind: "channel", channel });
  const late: string[] = [];
  const unheard: string[] = [];
  for (const [index, message] of messages.entries()) {
    const whole = (await receiver.complete?.(message)) ?? message;
    const ctx = await by(message.channel);
    if (!("lacks" in whole)) {
      const { how } = await hear(ctx, { vendor, message: whole });
      if (how === "reused") unheard.push(`message[${index}]: ${REUSED}`);
    } else if (!(await isHeard(ctx, message))) (whole.later ? late : unheard).push(`message[${index}]: ${whole.lacks}`);
  }
  const senders = reports.length > 0 ? await tools.senders() : [];
  for (const report of reports) {
    const medium = senders.find(({ name }) => name === report.sender)?.medium;
    const others = medium ? namesOf(senders, medium) : [];
    await settleReport(await contextOf(tools, SYSTEM), { ...report, others });
  }
  for (const [index, text] of texts.entries()) {
    const heard = await hearText(await by(vendor), text);
    if (heard === "nobody") unheard.push(`text[${index}]: it answers no open request`);
    if (heard === "reused") unheard.push(`text[${index}]: ${REUSED}`);
  }
  let overtook = false;
  for (const one of takenBack) overtook = !(await takeBack(await by(one.channel), one)) || overtook;
  if (calls.length > 0) await hearCalls(await contextOf(tools, SYSTEM), { provider: vendor, events: calls });
  return { problems: [...problems, ...unheard], late, overtook };
}
