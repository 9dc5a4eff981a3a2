import { z } from "zod";
import { readRequestNumber } from "@/server/domain/number";
import { searched } from "@/server/domain/odd-text";
import { type Query, type ReadFilter, readFilter } from "@/server/domain/read-filter";
import {
  DELIVERY_SORTS,
  SUBSCRIPTION_SORTS,
  WEBHOOK_EVENTS,
  WEBHOOK_STANDINGS,
  WEBHOOK_STATES,
  WEBHOOK_TEST,
} from "@/server/domain/webhooks";

export const KEY_STATES = ["active", "expired", "revoked"] as const;

const id = z.coerce.number().pipe(z.int32().positive()).optional();
const day = z.iso.date().optional();

const keyAddress = z.object({ q: searched(100).default(""), state: z.enum(KEY_STATES).optional() });
export type KeyAddress = z.output<typeof keyAddress>;

const webhookAddress = z.object({
  q: searched(100).default(""),
  state: z.enum(WEBHOOK_STANDINGS).optional(),
  sort: z.enum(SUBSCRIPTION_SORTS).default("state"),
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

const deliveryAddress = z.object({
  subscription: id,
  state: z.enum(WEBHOOK_STATES).optional(),
  event: z.enum([...WEBHOOK_EVENTS, WEBHOOK_TEST]).optional(),
  number: z
    .string()
    .max(20)
    .refine((text) => readRequestNumber(text) !== null)
    .optional(),
  from: day,
  to: day,
  sort: z.enum(DELIVERY_SORTS).optional(),
  cursor: id,
});
export type DeliveryAddress = z.output<typeof deliveryAddress>;

/** Each reads the address of its list, and says what of it cannot be read. */
export const keyFilterOf = (query: Query): ReadFilter<KeyAddress> => readFilter(keyAddress, query);
export const webhookFilterOf = (query: Query): ReadFilter<WebhookAddress> => readFilter(webhookAddress, query);
export const deliveryFilterOf = (query: Query): ReadFilter<DeliveryAddress> => readFilter(deliveryAddress, query);

/** A list's words as a query. */
export function apiQuery(now: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams(
    Object.entries(now).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  ).toString();
  return query && `?${query}`;
}
