import { SYSTEM } from "@/server/domain/actor";
import { open311Peer } from "@/server/integrations/open311/client";
import { type DueHandover, takeDueHandovers } from "@/server/services/handovers/due";
import { settleHandover } from "@/server/services/handovers/settle";
import { contextOf, type Job, type Tools } from "./job";

/** Few enough that all are answered long before the worker would be taken for dead. */
const AT_ONCE = 5;

/** Takes what is due, hands it to the institution's system, settles each; until nothing is due. */
export const handOver: Job = async (tools, { logger }) => {
  for (;;) {
    const due = await takeDueHandovers(await contextOf(tools, SYSTEM), { limit: AT_ONCE });
    if (due.length === 0) return;
    const states = await Promise.all(due.map((one) => handOne(tools, one)));
    logger.info("handovers.sent", {
      count: due.length,
      accepted: states.filter((state) => state === "accepted").length,
    });
  }
};

async function handOne(tools: Tools, { id, attempt, sending }: DueHandover) {
  const outcome = sending
    ? await open311Peer(sending.peer).hand(sending.request)
    : ({ kind: "failed", reason: "noService" } as const);
  return settleHandover(await contextOf(tools, SYSTEM), { id, attempt, outcome });
}
