import type { Tx } from "@/server/db";
import type { Context } from "../context";

/** What was still to be sent waits to be replayed by hand. What is on its way at this moment is settled by whoever sends it. */
export async function holdQueued({ now }: Context, tx: Tx, subscriptionId: number): Promise<void> {
  await tx.webhookDelivery.updateMany({
    where: { subscriptionId, state: "queued" },
    data: { state: "held", nextAt: null, stateAt: now },
  });
}

/** Webhooks of keys that were revoked or have run out are switched off, visibly. */
export async function holdOfClosedKeys(ctx: Context): Promise<number> {
  return ctx.db.$transaction(async (tx) => {
    const closed = await tx.webhookSubscription.findMany({
      where: { enabled: true, apiKey: { OR: [{ revokedAt: { not: null } }, { expiresAt: { lte: ctx.now } }] } },
      select: { id: true },
    });
    for (const { id } of closed) {
      await tx.webhookSubscription.update({
        where: { id },
        data: { enabled: false, disabledWhy: "key", disabledAt: ctx.now },
      });
      await holdQueued(ctx, tx, id);
    }
    return closed.length;
  });
}
