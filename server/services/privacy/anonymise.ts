import { z } from "zod";
import type { Tx } from "@/server/db";
import { ANONYMISED, IMPERSONAL_EVENT_DATA, IMPERSONAL_FACTS } from "@/server/domain/privacy";
import type { Context } from "../context";
import { keepLedger } from "../messages/ledger-sums";

/** How many rows of each kind lost what was personal in them. */
export type Anonymised = { requests: number; messages: number; photographs: number; calls: number; citizens: number };
export const NOTHING: Anonymised = { requests: 0, messages: 0, photographs: 0, calls: 0, citizens: 0 };
export const addAnonymised = (one: Anonymised, other: Anonymised): Anonymised => ({
  requests: one.requests + other.requests,
  messages: one.messages + other.messages,
  photographs: one.photographs + other.photographs,
  calls: one.calls + other.calls,
  citizens: one.citizens + other.citizens,
});

const idsSchema = z.array(z.object({ id: z.number(), citizenId: z.number().nullable() }));

/**
 * Takes out of these requests, which have ended, all that leads to a person: in the request, its events, messages, files, details,
 * hand-overs and calls; a citizen of whom nothing else is left goes whole. What is counted stays: channel, kind, subject, neighbourhood,
 * department, dates, how it ended, parts of SMS, lengths of calls. Whoever changes one of them at this moment is waited for.
 */
export async function anonymiseRequests(ctx: Context, tx: Tx, wanted: readonly number[]): Promise<Anonymised> {
  const rows = idsSchema.parse(
    await tx.$queryRaw`
      SELECT id, citizen_id AS "citizenId" FROM request
      WHERE id = ANY(${[...wanted]}) AND anonymised_at IS NULL AND status NOT IN ('new', 'assigned', 'in_progress', 'waiting')
      ORDER BY id FOR UPDATE`,
  );
  if (rows.length === 0) return NOTHING;
  const ids = rows.map(({ id }) => id);
  await refuseQueuedOf(ctx, tx, { requestIds: ids }, "erased");
  // A CİMER number is the institution's own and keeps a file that is brought in again from making a second request.
  await tx.$executeRaw`
    UPDATE request SET citizen_id = NULL, street = NULL, door_no = NULL, latitude = NULL, longitude = NULL,
      summary = ${ANONYMISED}, description = '', answer = NULL, waiting_for = NULL, source_url = NULL, thread = NULL,
      external_id = CASE WHEN channel = 'cimer' THEN external_id END, intake_digest = NULL, tracking_code = 'anon-' || id,
      waiting_details = 0, follow_up_at = NULL, anonymised_at = ${ctx.now}, version = version + 1
    WHERE id = ANY(${ids})`;
  await tx.$executeRaw`
    UPDATE request_event SET data =
      (SELECT coalesce(jsonb_object_agg(d.key, d.value), '{}') FROM jsonb_each(data) d WHERE d.key = ANY(${IMPERSONAL_EVENT_DATA}))
      || CASE WHEN data->>'reason' = 'fee_notice' THEN '{"reason": "fee_notice"}'::jsonb ELSE '{}' END
      || CASE WHEN jsonb_typeof(data->'facts') = 'object' THEN jsonb_build_object('facts',
        (SELECT coalesce(jsonb_object_agg(f.key, f.value), '{}') FROM jsonb_each(data->'facts') f WHERE f.key = ANY(${IMPERSONAL_FACTS})))
        ELSE '{}' END
    WHERE request_id = ANY(${ids})`;
  await tx.$executeRaw`
    INSERT INTO request_event (request_id, at, act, actor, "from", "to")
    SELECT id, ${ctx.now}, 'anonymise', 'system', status, status FROM request WHERE id = ANY(${ids}) ORDER BY id`;
  const messages = await emptyMessages(tx, await idsOf(tx, "message", ids));
  const photographs = await releaseFiles(tx, await idsOf(tx, "attachment", ids));
  await tx.$executeRaw`DELETE FROM request_detail WHERE request_id = ANY(${ids})`;
  await tx.$executeRaw`
    UPDATE handover SET answers = '{}', their_notes = NULL, token = NULL WHERE request_id = ANY(${ids})`;
  await tx.$executeRaw`
    UPDATE handover_update u SET text = NULL, raw = '{}' FROM handover h WHERE h.id = u.handover_id AND h.request_id = ANY(${ids})`;
  await tx.$executeRaw`
    UPDATE handover_post p SET text = NULL, next_at = NULL, state = CASE WHEN p.state = 'queued' THEN 'dropped' ELSE p.state END
    FROM handover h WHERE h.id = p.handover_id AND h.request_id = ANY(${ids})`;
  const calls =
    await tx.$executeRaw`UPDATE call SET number = NULL WHERE request_id = ANY(${ids}) AND number IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE call_back SET number = '', note = NULL WHERE request_id = ANY(${ids}) AND closed_at IS NOT NULL`;
  const citizens = await removeUnreferenced(
    tx,
    rows.flatMap(({ citizenId }) => citizenId ?? []),
  );
  return { requests: ids.length, messages, photographs, calls, citizens };
}

const idsOf = async (tx: Tx, of: "message" | "attachment", requestIds: number[]): Promise<number[]> => {
  const rows =
    of === "message"
      ? await tx.message.findMany({ where: { requestId: { in: requestIds } }, select: { id: true } })
      : await tx.attachment.findMany({ where: { requestId: { in: requestIds } }, select: { id: true } });
  return rows.map(({ id }) => id);
};

/** Words, addresses and the vendors' ids go, of which some hold a telephone; what was sent, when, by whom and in how many parts stays. */
export const emptyMessages = (tx: Tx, ids: readonly number[]): Promise<number> =>
  tx.$executeRaw`
    UPDATE message SET body = '', address = '', subject = NULL, citizen_id = NULL, once_key = NULL,
      vendor_id = CASE WHEN state IN ('taken', 'accepted', 'unknown') THEN vendor_id END
    WHERE id = ANY(${[...ids]}) AND state <> 'queued' AND address <> ''`;

/** The row stays with its kind and size; the bytes go with what was uploaded and belongs to nothing. */
export async function releaseFiles(tx: Tx, ids: readonly number[]): Promise<number> {
  await tx.$executeRaw`
    INSERT INTO upload (store_key, at)
    SELECT DISTINCT store_key, 'epoch'::timestamptz FROM attachment WHERE id = ANY(${[...ids]}) AND store_key IS NOT NULL
    ON CONFLICT (store_key) DO NOTHING`;
  return tx.$executeRaw`
    UPDATE attachment SET store_key = NULL, name = '', sha256 = '', source = NULL, latitude = NULL, longitude = NULL,
      state = 'refused', error = 'fileErased'
    WHERE id = ANY(${[...ids]}) AND error IS DISTINCT FROM 'fileErased'`;
}

const queuedSchema = z.array(
  z.object({ sender: z.string().nullable(), takenAt: z.date().nullable(), parts: z.number() }),
);

/** What waits to be sent of these requests, or to these citizens, is sent no more. */
export async function refuseQueuedOf(
  ctx: Context,
  tx: Tx,
  { requestIds = [], citizenIds = [] }: { requestIds?: readonly number[]; citizenIds?: readonly number[] },
  why: "erased" | "restricted",
): Promise<void> {
  const rows = queuedSchema.parse(
    await tx.$queryRaw`
      UPDATE message SET state = 'refused', error = ${why}, next_at = NULL, state_at = ${ctx.now}
      WHERE (request_id = ANY(${[...requestIds]}) OR citizen_id = ANY(${[...citizenIds]})) AND state = 'queued' AND direction = 'outgoing'
      RETURNING sender, taken_at AS "takenAt", parts`,
  );
  await keepLedger(
    tx,
    rows.map((row) => ({ before: { ...row, state: "queued" }, after: { ...row, state: "refused" } })),
  );
}

/** Citizens of whom no request and no message is left, with their accounts and what was corrected of them. */
export async function removeUnreferenced(tx: Tx, citizenIds: readonly number[]): Promise<number> {
  const rows = z.array(z.object({ id: z.number() })).parse(
    await tx.$queryRaw`
      SELECT id FROM citizen c WHERE id = ANY(${[...new Set(citizenIds)]})
        AND NOT EXISTS (SELECT FROM request r WHERE r.citizen_id = c.id)
        AND NOT EXISTS (SELECT FROM message m WHERE m.citizen_id = c.id)
      ORDER BY id FOR UPDATE`,
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tx.citizenIdentity.deleteMany({ where: { citizenId: { in: ids } } });
  const { count } = await tx.citizen.deleteMany({ where: { id: { in: ids } } });
  return count;
}
