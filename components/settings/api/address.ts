import { z } from "zod";
import { searched } from "@/server/domain/odd-text";
import { WEBHOOK_EVENTS, WEBHOOK_STATES, WEBHOOK_TEST } from "@/server/domain/webhooks";

export const KEY_STATES = ["active", "expired", "revoked"] as const;

const one = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value) || undefined;
const word = <T extends z.ZodType>(schema: T) => z.preprocess(one, schema.optional().catch(undefined));
const whole = word(z.coerce.number().int().min(1).max(2_147_483_647));

/** The words of the lists' addresses; what makes no sense is as if it were not there. */
export const keyAddress = z.object({
  q: z.preprocess(one, searched(100).default("").catch("")),
  state: word(z.enum(KEY_STATES)),
});
export type KeyAddress = z.output<typeof keyAddress>;

export const deliveryAddress = z.object({
  subscription: whole,
  state: word(z.enum(WEBHOOK_STATES)),
  event: word(z.enum([...WEBHOOK_EVENTS, WEBHOOK_TEST])),
  number: word(
    z
      .string()
      .trim()
      .regex(/^20\d{2}\s*[-/]\s*\d{1,9}$/),
  ),
  from: word(z.iso.date()),
  to: word(z.iso.date()),
  cursor: whole,
});
export type DeliveryAddress = z.output<typeof deliveryAddress>;

/** A list's words as a query. */
export function apiQuery(now: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams(
    Object.entries(now).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  ).toString();
  return query && `?${query}`;
}
