import { DomainError, notFound } from "@/server/domain/errors";
import { addDays, startOfDay } from "@/server/domain/time";
import { WEBHOOK_TEST, type WebhookState } from "@/server/domain/webhooks";
import { randomCodeBytes } from "@/server/secrets";
import type { Context } from "../context";
import { mustBeOriginal } from "../installation/installation";
import { findDelivery } from "./deliveries";
import { standing } from "./subscriptions";
import { wakeWebhooks } from "./wake";

const AGAIN = { state: "queued", attempts: 0, error: null, status: null, ms: null } as const;

/** Sends one once more, under the same message id: a receiver that has it already sees that it does. */
export async function replayOne(ctx: Context, { id }: { id: number }): Promise<void> {
  const found = await findDelivery(ctx, { id });
  if (!found) throw notFound("delivery");
  const { subscription, state } = found;
  await mustBeOn(ctx, subscription.id);
  if (state === "taken") throw new DomainError("WRONG_STATE", "deliveryOnItsWay");
  await ctx.db.$transaction(async (tx) => {
    await tx.webhookDelivery.updateMany({
      where: { id, state: { not: "taken" } },
      data: { ...AGAIN, nextAt: ctx.now, stateAt: ctx.now },
    });
    await audit(ctx, tx, subscription.id, { delivery: id });
    await wakeWebhooks(tx);
  });
}

export type Span = {
  id: number;
  from: string;
  to: string;
  states: readonly Exclude<WebhookState, "queued" | "taken">[];
};

/** Sends once more what was given up, kept back or delivered in these days, in its order. Gives how many. */
export async function replaySpan(ctx: Context, { id, from, to, states }: Span): Promise<{ count: number }> {
  await mustBeOn(ctx, id);
  return ctx.db.$transaction(async (tx) => {
    const { count } = await tx.webhookDelivery.updateMany({
      where: {
        subscriptionId: id,
        state: { in: [...states] },
        createdAt: { gte: startOfDay(from), lt: startOfDay(addDays(to, 1)) },
      },
      data: { ...AGAIN, nextAt: ctx.now, stateAt: ctx.now },
    });
    await audit(ctx, tx, id, { from, to, count });
    if (count > 0) await wakeWebhooks(tx);
    return { count };
  });
}

/** Asks whether somebody is there; what is sent is about no request. */
export async function sendTest(ctx: Context, { id }: { id: number }): Promise<{ id: number }> {
  await mustBeOn(ctx, id);
  return ctx.db.$transaction(async (tx) => {
    const made = await tx.webhookDelivery.create({
      data: {
        subscriptionId: id,
        messageId: `msg_test_${id}_${Buffer.from(randomCodeBytes(6)).toString("hex")}`,
        event: WEBHOOK_TEST,
        payload: { type: WEBHOOK_TEST, timestamp: ctx.now.toISOString(), data: {} },
        state: "queued",
        createdAt: ctx.now,
        nextAt: ctx.now,
        stateAt: ctx.now,
      },
      select: { id: true },
    });
    await wakeWebhooks(tx);
    return made;
  });
}

async function mustBeOn(ctx: Context, id: number): Promise<void> {
  const { enabled } = await standing(ctx, ctx.db, id);
  if (!enabled) throw new DomainError("WRONG_STATE", "webhookOff");
  await mustBeOriginal(ctx);
}

async function audit(
  { actor, now }: Context,
  tx: Parameters<typeof wakeWebhooks>[0],
  id: number,
  data: Record<string, string | number>,
): Promise<void> {
  const staffId = actor.kind === "staff" ? actor.staffId : null;
  await tx.auditEntry.create({ data: { at: now, staffId, act: "webhook_replayed", subject: `webhook:${id}`, data } });
}
