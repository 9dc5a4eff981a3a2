import { DAY_MS } from "@/server/domain/time";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";

const CALLS_DAYS = 1;
const DELIVERIES_DAYS = 30;

/** Answers kept for repeats, after a day; deliveries, after thirty. What is still to be sent stays. */
export async function cleanApi(ctx: Context): Promise<number> {
  mustBeSystem(ctx, "clean");
  const before = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS);
  const calls = await ctx.db.idempotentCall.deleteMany({ where: { createdAt: { lt: before(CALLS_DAYS) } } });
  const deliveries = await ctx.db.webhookDelivery.deleteMany({
    where: { createdAt: { lt: before(DELIVERIES_DAYS) }, state: { notIn: ["queued", "taken"] } },
  });
  return calls.count + deliveries.count;
}
