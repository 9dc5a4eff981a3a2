import { z } from "zod";
import { notFound } from "@/server/domain/errors";
import { WEBHOOK_EVENTS, WEBHOOK_STATES } from "@/server/domain/webhooks";
import { type DeliveryRow, findDelivery, listDeliveries } from "@/server/services/webhooks/deliveries";
import { listSubscriptions, type SubscriptionRow } from "@/server/services/webhooks/list";
import { replayOne, replaySpan, sendTest } from "@/server/services/webhooks/replay";
import { REPLAYABLE, spanSchema } from "@/server/services/webhooks/schemas";
import { editSubscription, setEnabled, subscribe, unsubscribe } from "@/server/services/webhooks/subscriptions";
import { type Call, operation } from "../operation";
import { dayIn, none, numberIn } from "../schemas/common";
import { delivery, deliveryPage, madeWebhook, newWebhook, webhook } from "../schemas/webhook";

const id = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);
const one = z.object({ id });
const base = { tag: "webhooks", scopes: ["webhooks:manage"], query: none } as const;

const maybe = (moment: Date | null): string | null => moment?.toISOString() ?? null;

const shown = (row: SubscriptionRow) => ({
  ...row,
  disabledAt: maybe(row.disabledAt),
  failingSince: maybe(row.failingSince),
  createdAt: row.createdAt.toISOString(),
});

const sent = ({ subscription, status, createdAt, nextAt, ...row }: DeliveryRow) => ({
  ...row,
  webhookId: subscription.id,
  responseStatus: status,
  createdAt: createdAt.toISOString(),
  nextAt: maybe(nextAt),
});

async function present({ ctx }: Call, wanted: number) {
  const [row] = await listSubscriptions(ctx, { id: wanted });
  if (!row) throw notFound("webhook");
  return shown(row);
}

export const webhooks = [
  operation({
    ...base,
    id: "listWebhooks",
    method: "GET",
    path: "/webhooks",
    params: none,
    body: null,
    status: 200,
    answer: z.object({ data: z.array(webhook) }),
    run: async ({ ctx }) => ({ value: { data: (await listSubscriptions(ctx)).map(shown) } }),
  }),
  operation({
    ...base,
    id: "createWebhook",
    method: "POST",
    path: "/webhooks",
    params: none,
    body: newWebhook,
    status: 201,
    answer: madeWebhook,
    async run(call) {
      const { ctx, body } = call;
      const made = await subscribe(ctx, { ...body, apiKeyId: ctx.actor.key.id });
      return { value: { ...(await present(call, made.id)), secret: made.secret } };
    },
  }),
  operation({
    ...base,
    id: "getWebhook",
    method: "GET",
    path: "/webhooks/{id}",
    params: one,
    body: null,
    status: 200,
    answer: webhook,
    run: async (call) => ({ value: await present(call, call.params.id) }),
  }),
  operation({
    ...base,
    id: "editWebhook",
    method: "PATCH",
    path: "/webhooks/{id}",
    params: one,
    body: z
      .strictObject({
        url: newWebhook.shape.url.optional(),
        events: z.array(z.enum(WEBHOOK_EVENTS)).max(WEBHOOK_EVENTS.length).optional(),
        enabled: z.boolean().optional(),
      })
      .meta({ id: "WebhookChange" }),
    status: 200,
    answer: webhook,
    async run(call) {
      const { ctx, body, params } = call;
      const [before] = await listSubscriptions(ctx, { id: params.id });
      if (!before) throw notFound("webhook");
      const known = WEBHOOK_EVENTS.filter((event) => before.events.includes(event));
      if (body.url !== undefined || body.events !== undefined)
        await editSubscription(ctx, { id: params.id, url: body.url ?? before.url, events: body.events ?? known });
      if (body.enabled !== undefined && body.enabled !== before.enabled)
        await setEnabled(ctx, { id: params.id, enabled: body.enabled });
      return { value: await present(call, params.id) };
    },
  }),
  operation({
    ...base,
    id: "deleteWebhook",
    method: "DELETE",
    path: "/webhooks/{id}",
    params: one,
    body: null,
    status: 204,
    answer: null,
    async run({ ctx, params }) {
      await unsubscribe(ctx, params);
      return { value: null };
    },
  }),
  operation({
    ...base,
    id: "testWebhook",
    method: "POST",
    path: "/webhooks/{id}/test",
    params: one,
    body: null,
    status: 202,
    answer: z.object({ deliveryId: z.int() }),
    run: async ({ ctx, params }) => ({ value: { deliveryId: (await sendTest(ctx, params)).id } }),
  }),
  operation({
    ...base,
    id: "replayWebhook",
    method: "POST",
    path: "/webhooks/{id}/replay",
    params: one,
    body: z
      .strictObject({
        ...spanSchema.shape,
        states: z.array(z.enum(REPLAYABLE)).min(1).max(3).default(["failed", "held"]),
      })
      .meta({ id: "Replay" }),
    status: 202,
    answer: z.object({ count: z.int() }),
    run: async ({ ctx, params, body }) => ({ value: await replaySpan(ctx, { ...params, ...body }) }),
  }),
  operation({
    ...base,
    id: "listDeliveries",
    method: "GET",
    path: "/deliveries",
    params: none,
    query: z.strictObject({
      webhook: z.coerce.number().int().positive().max(2_147_483_647).optional(),
      state: z.enum(WEBHOOK_STATES).optional(),
      event: z.enum(WEBHOOK_EVENTS).optional(),
      number: numberIn.optional(),
      from: dayIn.optional(),
      to: dayIn.optional(),
      cursor: z.coerce.number().int().positive().max(2_147_483_647).optional(),
    }),
    body: null,
    status: 200,
    answer: deliveryPage,
    async run({ ctx, query: { webhook: subscription, number, ...filter } }) {
      const text = number && `${number.year}-${number.seq}`;
      const { rows, next } = await listDeliveries(ctx, { ...filter, subscription, number: text });
      return { value: { data: rows.map(sent), next: next === null ? null : String(next) } };
    },
  }),
  operation({
    ...base,
    id: "replayDelivery",
    method: "POST",
    path: "/deliveries/{id}/replay",
    params: one,
    body: null,
    status: 202,
    answer: delivery,
    async run({ ctx, params }) {
      await replayOne(ctx, params);
      const found = await findDelivery(ctx, params);
      if (!found) throw notFound("delivery");
      return { value: sent(found) };
    },
  }),
];
