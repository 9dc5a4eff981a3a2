import type { Tx } from "@/server/db";
import { FAILING_FOR_MS, isGone, isTaken, nextTryAt, pauseAfter, type Told } from "@/server/domain/webhooks";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { holdQueued } from "./hold";
import { wakeWebhooks } from "./wake";

export type Settling = { id: number; attempt: number; told: Told };

/** Writes what became of an attempt, of the delivery and of its receiver. An outcome that comes too late says nothing any more. */
export async function settleWebhook(ctx: Context, { id, attempt, told }: Settling): Promise<boolean> {
  mustBeSystem(ctx, "settle");
  return ctx.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM webhook_delivery WHERE id = ${id} FOR UPDATE`;
    const row = await tx.webhookDelivery.findUnique({ where: { id }, include: { subscription: true } });
    if (row?.state !== "taken" || row.attempts !== attempt) return false;
    const { status, ms, error } = told;
    await tx.webhookTry.create({ data: { deliveryId: id, at: ctx.now, status, ms, error } });
    const taken = isTaken(told);
    const nextAt = taken || isGone(told) ? null : nextTryAt(attempt, told, ctx.now);
    const state = taken ? "delivered" : nextAt ? (row.subscription.enabled ? "queued" : "held") : "failed";
    await tx.webhookDelivery.update({
      where: { id },
      data: { state, nextAt: state === "queued" ? nextAt : null, stateAt: ctx.now, status, ms, error },
    });
    if (taken) await isWell(tx, row.subscription);
    else await isIll(ctx, tx, row.subscription, told, nextAt);
    return taken;
  });
}

type Receiver = { id: number; enabled: boolean; failures: number; failingSince: Date | null };

async function isWell(tx: Tx, { id, failures }: Receiver): Promise<void> {
  if (failures === 0) return;
  await tx.webhookSubscription.update({ where: { id }, data: { failures: 0, failingSince: null, retryAt: null } });
}

/** It is left alone for a while; after three days without one success, or when it says so itself, it is switched off. */
async function isIll(ctx: Context, tx: Tx, receiver: Receiver, told: Told, nextAt: Date | null): Promise<void> {
  const { now } = ctx;
  const failures = receiver.failures + 1;
  const failingSince = receiver.failingSince ?? now;
  const retryAt = pauseAfter(failures, now);
  await tx.webhookSubscription.update({ where: { id: receiver.id }, data: { failures, failingSince, retryAt } });
  const off = isGone(told) ? "gone" : now.getTime() - failingSince.getTime() >= FAILING_FOR_MS ? "failing" : null;
  if (off && receiver.enabled) {
    await tx.webhookSubscription.update({
      where: { id: receiver.id },
      data: { enabled: false, disabledWhy: off, disabledAt: now },
    });
    await holdQueued(ctx, tx, receiver.id);
  } else if (receiver.enabled && nextAt) {
    await wakeWebhooks(tx, retryAt > nextAt ? retryAt : nextAt);
  }
}
