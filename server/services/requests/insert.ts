import { columnsOf, jsonOf, Prisma, type Tx } from "@/server/db";
import type { Request } from "@/server/domain/request";
import type { Context } from "../context";
import { byWhom } from "./record";

/** A request that has no number yet, with what only its row keeps: the channel's own id, the digest of what was sent under it, and what was suggested. */
export type Unnumbered = Omit<Request, "id" | "seq"> & {
  externalId: string;
  intakeDigest: string;
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
      SELECT id, ${ctx.now}::timestamptz, 'receive', ${actor}::"ActorKind", ${staffId}::int, ${request.status}::"Status",
        jsonb_build_object('channel', ${request.channel}::text)
      FROM opened RETURNING id
    )
    SELECT opened.id, opened.seq, received.id AS "eventId" FROM opened, received`;
  return row ? { request: { ...request, id: row.id, seq: row.seq }, eventId: row.eventId } : null;
}

/** The same for many of one year, in order. Null where the channel's id of one of them is taken. */
export async function insertRequests(
  ctx: Context,
  tx: Tx,
  requests: readonly [Unnumbered, ...Unnumbered[]],
): Promise<{ request: Request; eventId: number }[] | null> {
  const { actor, staffId } = byWhom(ctx.actor);
  const [{ year, channel }] = requests;
  const [counter] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO year_counter (year, last) VALUES (${year}, ${requests.length})
    ON CONFLICT (year) DO UPDATE SET last = year_counter.last + excluded.last RETURNING last`;
  const before = (counter?.last ?? 0) - requests.length;
  const numbered = requests.map((request, place) => ({ ...request, seq: before + place + 1 }));
  const columns = columnsOf({ seq: 0, ...requests[0] });
  const rows = await tx.$queryRaw<{ id: number; seq: number; eventId: number }[]>`
    WITH opened AS (
      INSERT INTO request (${columns})
      SELECT ${columns} FROM jsonb_populate_recordset(NULL::request, ${jsonOf(numbered)}::jsonb) ORDER BY seq
      ON CONFLICT (channel, external_id) DO NOTHING RETURNING id, seq, status
    ), received AS (
      INSERT INTO request_event (request_id, at, act, actor, staff_id, "to", data)
      SELECT id, ${ctx.now}::timestamptz, 'receive', ${actor}::"ActorKind", ${staffId}::int, status,
        jsonb_build_object('channel', ${channel}::text)
      FROM opened ORDER BY seq RETURNING id, request_id
    )
    SELECT opened.id, opened.seq, received.id AS "eventId" FROM opened JOIN received ON received.request_id = opened.id`;
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  const opened = numbered.flatMap((request) => {
    const row = bySeq.get(request.seq);
    return row ? [{ request: { ...request, id: row.id }, eventId: row.eventId }] : [];
  });
  return opened.length === requests.length ? opened : null;
}
