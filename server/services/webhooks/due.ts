import { z } from "zod";
import { ROLES, type StaffActor } from "@/server/domain/actor";
import { SCOPES } from "@/server/domain/scopes";
import { MINUTE_MS } from "@/server/domain/time";
import { citizenOf } from "../api/personal";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { secretsOf } from "./subscriptions";

/** A delivery ready to go: `body` is signed and sent as it stands. */
export type DueWebhook = {
  id: number;
  attempt: number;
  messageId: string;
  url: string;
  secrets: string[];
  body: string;
};

/** A worker that has not settled a delivery for so long is dead. It is sent once more: to be told twice is better than never. */
const DEAD_AFTER_MS = 2 * MINUTE_MS;
/** A receiver gets so many side by side; one that failed last is only asked, by one. */
const LANES = 4;
const LOOKED_AT = 500;

const takenSchema = z.array(z.object({ id: z.number() }));

export async function requeueAbandoned({ db, now }: Context): Promise<number> {
  const { count } = await db.webhookDelivery.updateMany({
    where: { state: "taken", takenAt: { lt: new Date(now.getTime() - DEAD_AFTER_MS) } },
    data: { state: "queued", nextAt: now, stateAt: now, error: "workerDied" },
  });
  return count;
}

/**
 * Takes deliveries that are due, each for one worker only. Of a request one event at a time goes to a receiver, in order; one that
 * has failed is not waited for, and `version` tells the receiver which is the newer.
 */
export async function takeDueWebhooks(ctx: Context, { limit }: { limit: number }): Promise<DueWebhook[]> {
  mustBeSystem(ctx, "deliver");
  const { db, now } = ctx;
  const taken = takenSchema.parse(
    await db.$queryRaw`
      WITH open AS (
        SELECT d.id, d.subscription_id, w.failures
        FROM webhook_delivery d
        JOIN webhook_subscription w ON w.id = d.subscription_id AND w.enabled AND (w.retry_at IS NULL OR w.retry_at <= ${now})
        WHERE d.state = 'queued' AND d.next_at <= ${now}
          AND NOT EXISTS (SELECT 1 FROM webhook_delivery e
            WHERE e.subscription_id = d.subscription_id AND e.request_id = d.request_id AND e.id < d.id
              AND (e.state = 'taken' OR (e.state = 'queued' AND e.attempts = 0)))
        ORDER BY d.next_at, d.id LIMIT ${LOOKED_AT}),
      ranked AS (SELECT id, failures, row_number() OVER (PARTITION BY subscription_id ORDER BY id) AS lane FROM open),
      due AS (
        SELECT d.id FROM webhook_delivery d
        WHERE d.state = 'queued' AND d.id IN (SELECT id FROM ranked WHERE lane <= CASE WHEN failures > 0 THEN 1 ELSE ${LANES} END)
        ORDER BY d.id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      UPDATE webhook_delivery d SET state = 'taken', taken_at = ${now}, state_at = ${now}, next_at = NULL, attempts = d.attempts + 1
      FROM due WHERE d.id = due.id RETURNING d.id`,
  );
  if (taken.length === 0) return [];
  const rows = await db.webhookDelivery.findMany({
    where: { id: { in: taken.map(({ id }) => id) } },
    include: { subscription: { include: { apiKey: { include: { staff: { include: { roles: true } } } } } } },
    orderBy: { id: "asc" },
  });
  return Promise.all(
    rows.map(async ({ id, attempts, messageId, payload, requestId, subscription }) => ({
      id,
      attempt: attempts,
      messageId,
      url: subscription.url,
      secrets: secretsOf(subscription, now),
      body: JSON.stringify(await withCitizen(ctx, payload, requestId, readerOf(subscription.apiKey))),
    })),
  );
}

type Reader = {
  id: number;
  scopes: string[];
  staff: { id: number; name: string; roles: { role: string; departmentId: number | null }[] };
};

const readerOf = ({ id, scopes, staff }: Reader): StaffActor => ({
  kind: "staff",
  staffId: staff.id,
  name: staff.name,
  roles: staff.roles.flatMap(({ role, departmentId }) =>
    ROLES.filter((known) => known === role).map((known) => ({ role: known, departmentId })),
  ),
  key: { id, scopes: SCOPES.filter((scope) => scopes.includes(scope)) },
});

const payloadSchema = z.looseObject({ data: z.looseObject({}) });

/** Who asked is put in as it is sent, for a key that may know it; it never lies in the outbox. */
async function withCitizen(
  ctx: Context,
  payload: unknown,
  requestId: number | null,
  actor: StaffActor,
): Promise<unknown> {
  const { data, ...rest } = payloadSchema.parse(payload);
  const request = requestId === null ? null : await ctx.db.request.findUnique({ where: { id: requestId } });
  const citizen = request && (await citizenOf({ ...ctx, actor }, request, "webhook"));
  return { ...rest, data: request === null ? data : { ...data, citizen } };
}
