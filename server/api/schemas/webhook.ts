import { z } from "zod";
import { CHANNELS } from "@/server/domain/channel";
import { KINDS, PRIORITIES, STATUSES } from "@/server/domain/request";
import { WEBHOOK_EVENTS, WEBHOOK_STATES, WEBHOOK_TEST } from "@/server/domain/webhooks";
import { subscriptionSchema } from "@/server/services/webhooks/schemas";
import { instant, named, number } from "./common";

const event = z.enum(WEBHOOK_EVENTS);
const anyEvent = z.enum([...WEBHOOK_EVENTS, WEBHOOK_TEST]);

export const newWebhook = z
  .strictObject({ url: subscriptionSchema.shape.url, events: subscriptionSchema.shape.events.default([]) })
  .meta({ id: "NewWebhook" });

export const webhook = z
  .object({
    id: z.int(),
    url: z.string(),
    events: z.array(event),
    enabled: z.boolean(),
    disabledWhy: z.enum(["hand", "failing", "gone", "key"]).nullable(),
    disabledAt: instant.nullable(),
    failures: z.int(),
    failingSince: instant.nullable(),
    held: z.int(),
    failed: z.int(),
    createdAt: instant,
  })
  .meta({ id: "Webhook" });

/** With the secret by which deliveries are verified: shown this once. */
export const madeWebhook = z.object({ ...webhook.shape, secret: z.string() }).meta({ id: "MadeWebhook" });

export const delivery = z
  .object({
    id: z.int(),
    messageId: z.string(),
    webhookId: z.int(),
    event: anyEvent,
    number: number.nullable(),
    state: z.enum(WEBHOOK_STATES),
    attempts: z.int(),
    responseStatus: z.int().nullable(),
    ms: z.int().nullable(),
    error: z.string().nullable(),
    createdAt: instant,
    nextAt: instant.nullable(),
  })
  .meta({ id: "Delivery" });

export const deliveryPage = z
  .object({ data: z.array(delivery), next: z.string().nullable() })
  .meta({ id: "DeliveryPage" });

/** What a webhook brings. */
export const webhookPayload = z
  .object({
    type: event,
    timestamp: instant,
    data: z.object({
      number,
      version: z.int(),
      url: z.url(),
      channel: z.enum(CHANNELS),
      kind: z.enum(KINDS),
      priority: z.enum(PRIORITIES),
      statusBefore: z.enum(STATUSES).nullable(),
      status: z.enum(STATUSES),
      category: named.nullable(),
      department: named.nullable(),
      neighbourhood: named.nullable(),
      institution: named.nullable(),
      receivedAt: instant,
      recordedAt: instant,
      dueAt: instant,
      answeredAt: instant.nullable(),
      answeredOnTime: z.boolean().nullable(),
      citizen: z
        .object({
          name: z.string().nullable(),
          phone: z.string().nullable(),
          email: z.string().nullable(),
          noSms: z.boolean(),
        })
        .nullable(),
    }),
  })
  .meta({ id: "WebhookPayload" });
