import { Prisma } from "@/server/db";
import type { Context } from "../context";
import { letGo } from "./let-go";

const { sql } = Prisma;

/** Where raw bodies are kept, and when each was read to the end. In the statement's own words, as their partial indexes say it. */
const KEPT = {
  incoming: { table: sql`incoming`, readAt: sql`handled_at`, act: "incoming_emptied", atOnce: 2000 },
  callFile: { table: sql`call_file`, readAt: sql`finished_at`, act: "call_files_emptied", atOnce: 20 },
};

/**
 * Empties bodies that were read to the end once the municipality's time to keep raw records is over, those first that were read longest
 * ago. The row stays with its facts. What waits or could not be read is kept whole. Gives how many.
 */
export function emptyBodies(ctx: Context, of: keyof typeof KEPT): Promise<number> {
  const { table, readAt, act, atOnce } = KEPT[of];
  return letGo(ctx, {
    kind: of === "incoming" ? "incoming" : "callFiles",
    act,
    atOnce,
    some: async (tx, before) => {
      const count = await tx.$executeRaw`
        UPDATE ${table} SET body = ''
        WHERE id IN (
          SELECT id FROM ${table} WHERE state = 'done' AND octet_length(body) > 0 AND ${readAt} < ${before}
          ORDER BY ${readAt} LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)`;
      return { found: count, count };
    },
  });
}
