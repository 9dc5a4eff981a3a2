import type { Context } from "../context";
import { letGo } from "../retention/let-go";

/**
 * Empties files of calls, once they were read to the end and the municipality's time to keep raw records is over. The row stays with
 * its facts: name, who gave it, what was made of it, which lines could not be read, how far a folder's file was taken. Gives how many.
 */
export const emptyCallFiles = (ctx: Context): Promise<number> =>
  letGo(ctx, {
    act: "call_files_emptied",
    atOnce: 20,
    some: async (tx, before, atOnce) => {
      const count = await tx.$executeRaw`
        UPDATE call_file SET body = ''
        WHERE id IN (
          SELECT id FROM call_file WHERE state = 'done' AND octet_length(body) > 0 AND finished_at < ${before}
          ORDER BY finished_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)`;
      return { found: count, count };
    },
  });
