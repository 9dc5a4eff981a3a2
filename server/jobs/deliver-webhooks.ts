import { SYSTEM } from "@/server/domain/actor";
import { requeueAbandoned, takeDueWebhooks } from "@/server/services/webhooks/due";
import { holdOfClosedKeys } from "@/server/services/webhooks/hold";
import { webhookNetworks } from "@/server/services/webhooks/networks";
import { settleWebhook } from "@/server/services/webhooks/settle";
import { post } from "@/server/webhooks/post";
import { inTurn } from "./in-turn";
import { contextOf, type Job, type Run, type Tools } from "./job";

const AT_ONCE = 20;

/** One at a time in this process: receivers that are slow to answer must not take the hands that the citizens' messages need. */
const work = { running: false, again: false };

/** Takes what other systems are owed, posts it, settles each; until nothing is due. */
export const deliverWebhooks: Job = async (tools, run) => {
  work.again = true;
  if (work.running) return;
  work.running = true;
  try {
    while (work.again) {
      work.again = false;
      await deliverDue(tools, run);
    }
  } finally {
    work.running = false;
  }
};

async function deliverDue(tools: Tools, { logger }: Run): Promise<void> {
  const ctx = await contextOf(tools, SYSTEM);
  await holdOfClosedKeys(ctx);
  const abandoned = await requeueAbandoned(ctx);
  if (abandoned > 0) logger.warn("webhooks.abandoned", { count: abandoned });
  const networks = await webhookNetworks(ctx);
  const turns = inTurn();
  for (;;) {
    const taking = await contextOf(tools, SYSTEM);
    const due = await takeDueWebhooks(taking, { limit: AT_ONCE });
    if (due.length === 0) return;
    const taken = await Promise.all(
      due.map(async (delivery) => {
        const told = await post(delivery, networks, taking.now);
        return turns(async () =>
          settleWebhook(await contextOf(tools, SYSTEM), { id: delivery.id, attempt: delivery.attempt, told }),
        );
      }),
    );
    logger.info("webhooks.sent", { count: due.length, taken: taken.filter(Boolean).length });
  }
}
