import { DAY_MS } from "@/server/domain/time";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";

const AT_ONCE = 2000;

/**
 * Empties what vendors sent, once it was read to the end and the municipality's time to keep it is over. The row stays
 * with its facts: channel, when it came, what became of it. What waits or could not be read is kept whole.
 * How many were emptied is written down in the same transaction. Gives how many.
 */
export async function emptyIncoming(ctx: Context): Promise<number> {
  mustBeSystem(ctx, "clean");
  const days = ctx.municipality.retention.incomingDays;
  const before = new Date(ctx.now.getTime() - days * DAY_MS);
  let total = 0;
  for (;;) {
    const emptied = await ctx.db.$transaction(async (tx) => {
      const count = await tx.$executeRaw`
        UPDATE incoming SET body = ''
        WHERE id IN (
          SELECT id FROM incoming WHERE state = 'done' AND octet_length(body) > 0 AND handled_at < ${before}
          ORDER BY handled_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)`;
      if (count > 0)
        await tx.auditEntry.create({
          data: { at: ctx.now, act: "incoming_emptied", subject: "raw_records", data: { count, days } },
        });
      return count;
    });
    total += emptied;
    if (emptied < AT_ONCE) return total;
  }
}
