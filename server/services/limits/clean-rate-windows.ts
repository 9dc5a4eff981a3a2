import { DomainError } from "@/server/domain/errors";
import { DAY_MS } from "@/server/domain/time";
import type { Context } from "../context";

const KEPT_DAYS = 2;

/** Counts of use older than any limit looks back. Gives how many went. */
export async function cleanRateWindows(ctx: Context): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("FORBIDDEN", "forbidden", { act: "clean" });
  const { count } = await ctx.db.rateWindow.deleteMany({
    where: { startsAt: { lt: new Date(ctx.now.getTime() - KEPT_DAYS * DAY_MS) } },
  });
  return count;
}
