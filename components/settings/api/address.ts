import { z } from "zod";
import { searched } from "@/server/domain/odd-text";
import {
  DELIVERY_SORTS,
  SUBSCRIPTION_SORTS,
  WEBHOOK_EVENTS,
  WEBHOOK_STANDINGS,
  WEBHOOK_STATES,
  WEBHOOK_TEST,
} from "@/server/domain/webhooks";

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

export const webhookAddress = z.object({
  q: z.preprocess(one, searched(100).default("").catch("")),
  state: word(z.enum(WEBHOOK_STANDINGS)),
  sort: z.preprocess(one, z.enum(SUBSCRIPTION_SORTS).default("state").catch("state")),
});
export type WebhookAddress = z.output<typeof webhookAddress>;

/** The list's address with something changed; the order that it has by itself is not said. */
export function webhooksHref(
  now: WebhookAddress,
  change: Partial<WebhookAddress> = {},
  path = "/settings/api/webhooks",
) {
  const { sort, ...rest } = { ...now, ...change };
  return `${path}${apiQuery({ ...rest, sort: sort === "state" ? undefined : sort })}`;
}

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
  sort: word(z.enum(DELIVERY_SORTS)),
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
