import { SYSTEM } from "@/server/domain/actor";
import { namesOf } from "@/server/domain/sender";
import type { Sender } from "@/server/integrations/contracts";
import { settle } from "@/server/services/messages/settle";
import { type Ask, markAbandoned, mayAsk, takeToAsk } from "@/server/services/messages/sweep";
import { contextOf, type Job, type Tools } from "./job";

const AT_ONCE = 100;

/** Finds what a dead worker left behind, and asks the senders what they know of what we do not. */
export const sweepMessages: Job = async (tools, { logger }) => {
  const senders = await tools.senders();
  const ctx = await contextOf(tools, SYSTEM);
  const abandoned = await markAbandoned(ctx);
  if (abandoned > 0) logger.warn("messages.abandoned", { count: abandoned });
  for (const sender of senders.filter(({ report }) => report !== undefined)) await askOf(tools, senders, sender);
};

/** One sender's messages, as many in a question as it takes; what it may not be asked now waits until the next time. */
async function askOf(tools: Tools, senders: readonly Sender[], sender: Sender): Promise<void> {
  const { name, follows, patienceMs, asks = { most: AT_ONCE } } = sender;
  for (let left = AT_ONCE; left > 0; ) {
    const ctx = await contextOf(tools, SYSTEM);
    if (!(await mayAsk(ctx, name, asks.limit))) return;
    const batch = await takeToAsk(ctx, {
      unknownOf: [name],
      acceptedOf: follows ? [name] : [],
      patienceMs,
      limit: Math.min(left, asks.most),
    });
    if (batch.length === 0) return;
    left -= batch.length;
    await ask(tools, senders, sender, batch);
  }
}

async function ask(tools: Tools, senders: readonly Sender[], sender: Sender, batch: readonly Ask[]): Promise<void> {
  const others = namesOf(senders, sender.medium);
  const { now } = await contextOf(tools, SYSTEM);
  for (const [id, outcome] of (await sender.report?.(batch, now)) ?? [])
    await settle(await contextOf(tools, SYSTEM), { id, outcome, others });
}
