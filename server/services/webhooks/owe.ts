import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Tx } from "@/server/db";
import { ROLES, type StaffActor } from "@/server/domain/actor";
import { webhookEventOf } from "@/server/domain/webhooks";
import { canRead } from "@/server/policies/can";
import type { Context } from "../context";
import type { Due } from "../requests/recorded";

import { payloadOf } from "./payload";
import { wakeWebhooks } from "./wake";

const rowsSchema = z.array(
  z.object({
    id: z.number(),
    events: z.array(z.string()),
    enabled: z.boolean(),
    staffId: z.number(),
    role: z.enum(ROLES),
    departmentId: z.number().nullable(),
  }),
);
type Subscriber = { id: number; enabled: boolean; reader: StaffActor };

/**
 * Puts the event into the outbox of every system that wants it and may read the request, as it was or as it is: whoever loses a
 * request is told so. What is switched off keeps its events, to be replayed.
 */
export const oweWebhooks: Due = async (ctx, tx, { before, request, change, eventId }) => {
  const event = webhookEventOf(change?.act ?? "receive");
  if (!event || !ctx.municipality.hasWebhooks) return;
  const told = (await subscribersOf(ctx, tx, event)).filter(
    ({ reader }) => canRead(reader, request) || (before !== null && canRead(reader, before)),
  );
  if (told.length === 0) return;
  const payload = payloadOf(ctx, { event, before, after: request });
  await tx.webhookDelivery.createMany({
    data: told.map(({ id, enabled }) => ({
      subscriptionId: id,
      messageId: `msg_${eventId}_${id}_${randomUUID().slice(0, 8)}`,
      requestId: request.id,
      event,
      payload,
      state: enabled ? ("queued" as const) : ("held" as const),
      createdAt: ctx.now,
      nextAt: enabled ? ctx.now : null,
      stateAt: ctx.now,
    })),
  });
  if (told.some(({ enabled }) => enabled)) await wakeWebhooks(tx);
};

/** Keys that were revoked or have run out are told nothing, nor is a service account that was closed. */
async function subscribersOf({ now }: Context, tx: Tx, event: string): Promise<Subscriber[]> {
  const rows = rowsSchema.parse(
    await tx.$queryRaw`
      SELECT w.id, w.events, w.enabled, s.id AS "staffId", r.role::text AS role, r.department_id AS "departmentId"
      FROM webhook_subscription w
      JOIN api_key k ON k.id = w.api_key_id AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ${now})
      JOIN staff s ON s.id = k.staff_id AND s.active
      JOIN staff_role r ON r.staff_id = s.id
      WHERE cardinality(w.events) = 0 OR ${event} = ANY(w.events)
      ORDER BY w.id`,
  );
  const subscribers = new Map<number, Subscriber>();
  for (const { id, enabled, staffId, role, departmentId } of rows) {
    const roles = subscribers.get(id)?.reader.roles ?? [];
    const reader: StaffActor = { kind: "staff", staffId, name: "", roles: [...roles, { role, departmentId }] };
    subscribers.set(id, { id, enabled, reader });
  }
  return [...subscribers.values()];
}
