import { z } from "zod";
import type { Tx } from "@/server/db";
import { notFound } from "@/server/domain/errors";
import type { Request } from "@/server/domain/request";

/** What stands on a request that a citizen writes to. */
export const STANDING = {
  id: true,
  status: true,
  waitingOn: true,
  feeNoticedAt: true,
  answeredAt: true,
  confirmation: true,
} as const;
export type Standing = Pick<Request, keyof typeof STANDING>;

/** Merges are flattened as they are made, so that a chain is one step long; a longer one is followed so far and no further. */
const LONGEST_CHAIN = 20;

const idsSchema = z.array(z.object({ id: z.number() }));

/** The request that is worked on: itself, or what it was merged into. */
export async function mainOf(tx: Tx, id: number): Promise<Standing> {
  const [last] = idsSchema.parse(
    await tx.$queryRaw`
      WITH RECURSIVE chain AS (
        SELECT id, merged_into_id, 0 AS depth FROM request WHERE id = ${id}
        UNION ALL
        SELECT m.id, m.merged_into_id, depth + 1 FROM chain JOIN request m ON m.id = chain.merged_into_id
        WHERE depth < ${LONGEST_CHAIN})
      SELECT id FROM chain ORDER BY depth DESC LIMIT 1`,
  );
  const found = last && (await tx.request.findUnique({ where: { id: last.id }, select: STANDING }));
  if (!found) throw notFound("request");
  return found;
}
