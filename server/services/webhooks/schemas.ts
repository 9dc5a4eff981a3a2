import { z } from "zod";
import { readRequestNumber } from "@/server/domain/number";
import {
  DELIVERY_SORTS,
  SUBSCRIPTION_SORTS,
  WEBHOOK_EVENTS,
  WEBHOOK_STANDINGS,
  WEBHOOK_STATES,
  WEBHOOK_TEST,
} from "@/server/domain/webhooks";
import { idSchema } from "../api/schemas";

const events = z
  .array(z.enum(WEBHOOK_EVENTS))
  .max(WEBHOOK_EVENTS.length)
  .transform((chosen) => WEBHOOK_EVENTS.filter((event) => chosen.includes(event)));

/** No event chosen: all of them. */
export const subscriptionSchema = z.object({ url: z.string().trim().min(1, "required").max(2000, "tooLong"), events });
export type SubscriptionInput = z.output<typeof subscriptionSchema>;

/** Days, both belong to the span. */
export const spanSchema = z.object({ from: z.iso.date("dayUnreadable"), to: z.iso.date("dayUnreadable") });
export const REPLAYABLE = ["failed", "held", "delivered"] as const;

/** The words of the list of webhooks. */
export const subscriptionFilterSchema = z.object({
  q: z.string().trim().max(100).default(""),
  state: z.enum(WEBHOOK_STANDINGS).optional(),
  /** The worst first where nothing is asked for. */
  sort: z.enum(SUBSCRIPTION_SORTS).default("state"),
});
export type SubscriptionFilter = z.output<typeof subscriptionFilterSchema>;

/** The words of the list's address. */
export const deliveryFilterSchema = z.object({
  subscription: idSchema.optional(),
  state: z.enum(WEBHOOK_STATES).optional(),
  event: z.enum([...WEBHOOK_EVENTS, WEBHOOK_TEST]).optional(),
  number: z
    .string()
    .trim()
    .max(20)
    .refine((text) => readRequestNumber(text) !== null)
    .optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Newest first where nothing is asked for. */
  sort: z.enum(DELIVERY_SORTS).optional(),
  /** Those after this one, in that order. */
  cursor: idSchema.optional(),
});
export type DeliveryFilter = z.output<typeof deliveryFilterSchema>;
