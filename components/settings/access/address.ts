import { type AccessFilter, accessFilterSchema } from "@/server/domain/access";
import { type Query, type ReadFilter, readFilter } from "@/server/domain/read-filter";

/** Reads the address, and says what of it cannot be read. */
export const accessFilterOf = (query: Query): ReadFilter<AccessFilter> => readFilter(accessFilterSchema, query);

/** The list's words as a query, for the list itself and for its file. */
export function accessQuery(now: AccessFilter): string {
  const query = new URLSearchParams(
    Object.entries(now).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  ).toString();
  return query && `?${query}`;
}
