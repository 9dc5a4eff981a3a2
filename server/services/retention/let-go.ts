import type { Tx } from "@/server/db";
import { DAY_MS } from "@/server/domain/time";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";

const RAW_RECORDS = "raw_records";

/** Since when raw records are kept where they are kept for so many days. */
export const keptSince = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

type Letting = {
  /** What is written down. */
  act: string;
  /** How many are let go in one transaction. */
  atOnce: number;
  /** Lets go of the oldest that came before. `found`: how many were looked at. */
  some: (tx: Tx, before: Date, atOnce: number) => Promise<{ found: number; count: number }>;
};

/**
 * Lets go of raw records whose time is over, some at a time; how many they were is written down in the same transaction.
 * Gives how many in all.
 */
export async function letGo(ctx: Context, { act, atOnce, some }: Letting): Promise<number> {
  mustBeSystem(ctx, "clean");
  const days = ctx.municipality.retention.incomingDays;
  const before = keptSince(ctx.now, days);
  let total = 0;
  for (;;) {
    const { found, count } = await ctx.db.$transaction(async (tx) => {
      const gone = await some(tx, before, atOnce);
      if (gone.count > 0)
        await tx.auditEntry.create({
          data: { at: ctx.now, act, subject: RAW_RECORDS, data: { count: gone.count, days } },
        });
      return gone;
    });
    total += count;
    if (found < atOnce) return total;
  }
}
