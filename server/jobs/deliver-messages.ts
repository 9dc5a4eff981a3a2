import { SYSTEM } from "@/server/domain/actor";
import { namesOf } from "@/server/domain/sender";
import type { Sender } from "@/server/integrations/contracts";
import { type Due, takeDue, wakeForNext } from "@/server/services/messages/due";
import { settle } from "@/server/services/messages/settle";
import { inTurn, type Turns } from "./in-turn";
import { contextOf, type Job, type Tools } from "./job";

/** Few enough that all are answered long before the worker would be taken for dead: they are sent at once, side by side. */
const AT_ONCE = 20;

/** Takes what is due, hands it to its sender, settles each; until nothing is due, and again when the next one is. */
export const deliverMessages: Job = async (tools, { logger }) => {
  const turns = inTurn();
  for (;;) {
    const senders = await tools.senders();
    const ctx = await contextOf(tools, SYSTEM);
    const due = await takeDue(ctx, { senders, limit: AT_ONCE });
    if (due.length === 0) return wakeForNext(ctx, senders);
    const states = await Promise.all(due.map((message) => deliver(tools, senders, message, turns)));
    logger.info("messages.sent", {
      count: due.length,
      accepted: states.filter((state) => state === "accepted").length,
    });
  }
};

async function deliver(
  tools: Tools,
  senders: readonly Sender[],
  { id, sender: name, attempts, ...message }: Due,
  turns: Turns,
) {
  const sender = senders.find((one) => one.name === name);
  if (!sender) throw new Error(`There is no sender ${name}`);
  const outcome = await sender.send({ id, ...message });
  const others = namesOf(senders, sender.medium);
  return turns(async () => settle(await contextOf(tools, SYSTEM), { id, attempt: attempts, outcome, others }));
}
