import { type CimerFilter, cimerFilterSchema } from "@/server/domain/cimer/filter";
import { type Query, type ReadFilter, readFilter } from "@/server/domain/read-filter";

/** Reads the address, and says what of it cannot be read. */
export const cimerFilterOf = (query: Query): ReadFilter<CimerFilter> => readFilter(cimerFilterSchema, query);

/** The address of a list, or of its file. */
export function cimerHref(filter: Partial<CimerFilter>, path = "/cimer"): string {
  const words = new URLSearchParams();
  if (filter.list && filter.list !== "enter") words.set("list", filter.list);
  if (filter.q) words.set("q", filter.q);
  if (filter.cursor) words.set("cursor", filter.cursor);
  return words.size > 0 ? `${path}?${words}` : path;
}
