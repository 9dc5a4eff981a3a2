import type { QueryClient } from "@tanstack/react-query";
import { z } from "zod";

const ROUTER = "requests";

const standsSchema = z.object({ id: z.number(), version: z.number() });
type Stands = z.output<typeof standsSchema>;

/** The requests that an answer names: one, several, or one beside other things, as recording answers. */
const standings = (answer: unknown): Stands[] =>
  [answer, z.object({ request: z.unknown() }).safeParse(answer).data?.request]
    .flat()
    .flatMap((one) => standsSchema.safeParse(one).data ?? []);

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** What an answer of the router `requests` holds, with the newer version wherever that request stands in it. */
function withVersion(data: unknown, stands: Stands): unknown {
  if (Array.isArray(data)) {
    const items = data.map((item) => withVersion(item, stands));
    return items.some((item, index) => item !== data[index]) ? items : data;
  }
  if (!isPlain(data)) return data;
  if (data.id === stands.id && typeof data.version === "number")
    return data.version < stands.version ? { ...data, version: stands.version } : data;
  const entries = Object.entries(data).map(([name, value]) => [name, withVersion(value, stands)] as const);
  return entries.some(([name, value]) => value !== data[name]) ? Object.fromEntries(entries) : data;
}

/**
 * Whoever acts again before the page was read anew must not conflict with their own first act: every page and list that holds the
 * request goes on from the version that the act has made. What somebody else did meanwhile would have refused the first act.
 */
export function carryVersion(queries: QueryClient, mutationKey: unknown, answer: unknown): void {
  if (z.tuple([z.array(z.unknown())]).safeParse(mutationKey).data?.[0][0] !== ROUTER) return;
  for (const stands of standings(answer))
    queries.setQueriesData({ queryKey: [[ROUTER]] }, (data: unknown) => withVersion(data, stands));
}
