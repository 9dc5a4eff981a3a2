import { z } from "zod";
import { readRequestNumber } from "@/server/domain/number";
import { WEBHOOK_EVENTS, WEBHOOK_STATES, WEBHOOK_TEST } from "@/server/domain/webhooks";
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
  /** Those before this one. */
  cursor: idSchema.optional(),
});
export type DeliveryFilter = z.output<typeof deliveryFilterSchema>;
