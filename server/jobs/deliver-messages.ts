import { SYSTEM } from "@/server/domain/actor";
import { namesOf } from "@/server/domain/sender";
import type { Sender } from "@/server/integrations/contracts";
import { type Due, takeDue } from "@/server/services/messages/due";
import { settle } from "@/server/services/messages/settle";
import { contextOf, type Job, type Tools } from "./job";

/** Few enough that all are answered long before the worker would be taken for dead: they are sent at once, side by side. */
const AT_ONCE = 20;

/** Takes what is due, hands it to its sender, settles each; until nothing is due. */
export const deliverMessages: Job = async (tools, { logger }) => {
  for (;;) {
    const senders = await tools.senders();
    const due = await takeDue(await contextOf(tools, SYSTEM), { senders, limit: AT_ONCE });
    if (due.length === 0) return;
    const states = await Promise.all(due.map((message) => deliver(tools, senders, message)));
    logger.info("messages.sent", {
      count: due.length,
      accepted: states.filter((state) => state === "accepted").length,
    });
  }
};

async function deliver(tools: Tools, senders: readonly Sender[], { id, sender: name, attempts, ...message }: Due) {
  const sender = senders.find((one) => one.name === name);
  if (!sender) throw new Error(`There is no sender ${name}`);
  const outcome = await sender.send({ id, ...message });
  const others = namesOf(senders, sender.medium);
  return settle(await contextOf(tools, SYSTEM), { id, attempt: attempts, outcome, others });
}
