import { SYSTEM } from "@/server/domain/actor";
import { type Due, takeDue } from "@/server/services/messages/due";
import { settle } from "@/server/services/messages/settle";
import { contextOf, type Job, type Tools } from "./job";

/** Few enough that all are answered long before the worker would be taken for dead: they are sent at once, side by side. */
const AT_ONCE = 20;

/** Takes what is due, hands it to its sender, settles each; until nothing is due. */
export const deliverMessages: Job = async (tools, { logger }) => {
  const names = Object.fromEntries(Object.entries(tools.senders).map(([medium, sender]) => [medium, sender.name]));
  for (;;) {
    const due = await takeDue(await contextOf(tools, SYSTEM), { senders: names, limit: AT_ONCE });
    if (due.length === 0) return;
    const states = await Promise.all(due.map((message) => deliver(tools, message)));
    logger.info("messages.sent", {
      count: due.length,
      accepted: states.filter((state) => state === "accepted").length,
    });
  }
};

async function deliver(tools: Tools, { id, medium, address, body, attempts }: Due) {
  const sender = tools.senders[medium];
  if (!sender) throw new Error(`No sender for ${medium}`);
  const outcome = await sender.send({ id, address, body });
  return settle(await contextOf(tools, SYSTEM), { id, attempt: attempts, outcome });
}
