import type { Db } from "@/server/db";
import { DAY_MS } from "@/server/domain/time";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";

/** Lets go of no more than `limit` rows that were first written before; gives how many went. */
export const purgeAccessLog = (db: Pick<Db, "$executeRaw">, before: Date, limit: number): Promise<number> =>
  db.$executeRaw`
    DELETE FROM access_log WHERE (bucket, key) IN (
      SELECT bucket, key FROM access_log WHERE at < ${before} ORDER BY at, key LIMIT ${limit})`;

const AT_ONCE = 5_000;
const TOTALS_DAYS = 90;

/** Every night: what is older than the municipality has set, and how much each person read in long past hours. */
export async function forgetAccess(ctx: Context): Promise<number> {
  mustBeSystem(ctx, "clean");
  const before = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS);
  await ctx.db.accessTotal.deleteMany({ where: { startsAt: { lt: before(TOTALS_DAYS) } } });
  let total = 0;
  for (;;) {
    const count = await purgeAccessLog(ctx.db, before(ctx.municipality.access.days), AT_ONCE);
    total += count;
    if (count < AT_ONCE) return total;
  }
}
