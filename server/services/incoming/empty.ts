import type { Context } from "../context";
import { letGo } from "../retention/let-go";

/**
 * Empties what vendors sent, once it was read to the end and the municipality's time to keep it is over. The row stays
 * with its facts: channel, when it came, what became of it. What waits or could not be read is kept whole. Gives how many.
 */
export const emptyIncoming = (ctx: Context): Promise<number> =>
  letGo(ctx, {
    act: "incoming_emptied",
    atOnce: 2000,
    some: async (tx, before, atOnce) => {
      const count = await tx.$executeRaw`
        UPDATE incoming SET body = ''
        WHERE id IN (
          SELECT id FROM incoming WHERE state = 'done' AND octet_length(body) > 0 AND handled_at < ${before}
          ORDER BY handled_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)`;
      return { found: count, count };
    },
  });
