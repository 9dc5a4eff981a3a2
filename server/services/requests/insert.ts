import { columnsOf, Prisma, type Tx } from "@/server/db";
import type { Request } from "@/server/domain/request";
import type { Context } from "../context";
import { byWhom } from "./record";

/** A request that has no number yet, with what only its row keeps: the channel's own id, and what was suggested. */
export type Unnumbered = Omit<Request, "id" | "seq"> & {
  externalId: string;
  suggestedCategoryId: number | null;
  suggestedConfidence: number | null;
};

/**
 * Number, row and first event in one statement, so that the year's counter is held as briefly as can be; a rollback gives
 * the number back. Null where the channel's id is taken: then nothing of the transaction may stay.
 */
export async function insertRequest(
  ctx: Context,
  tx: Tx,
  request: Unnumbered,
): Promise<{ request: Request; eventId: number } | null> {
  const { actor, staffId } = byWhom(ctx.actor);
  const [row] = await tx.$queryRaw<{ id: number; seq: number; eventId: number }[]>`
    WITH number AS (
      INSERT INTO year_counter (year, last) VALUES (${request.year}, 1)
      ON CONFLICT (year) DO UPDATE SET last = year_counter.last + 1 RETURNING last
    ), opened AS (
      INSERT INTO request (seq, ${columnsOf(request)})
      VALUES ((SELECT last FROM number), ${Prisma.join(Object.values(request))})
      ON CONFLICT (channel, external_id) DO NOTHING RETURNING id, seq
    ), received AS (
      INSERT INTO request_event (request_id, at, act, actor, staff_id, "to", data)
      SELECT id, ${ctx.now}::timestamptz, 'receive', ${actor}::"ActorKind", ${staffId}::int, 'new',
        jsonb_build_object('channel', ${request.channel}::text)
      FROM opened RETURNING id
    )
    SELECT opened.id, opened.seq, received.id AS "eventId" FROM opened, received`;
  return row ? { request: { ...request, id: row.id, seq: row.seq }, eventId: row.eventId } : null;
}
