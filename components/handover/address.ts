import { type HandoverFilter, handoverFilterSchema } from "@/server/domain/handover-filter";
import { type Query, type ReadFilter, readFilter } from "@/server/domain/read-filter";

const NAMES = ["q", "state", "institution", "way", "cursor"] as const;

/** Reads the address, and says what of it cannot be read. */
export const filterOf = (query: Query): ReadFilter<HandoverFilter> => readFilter(handoverFilterSchema, query);

/** The words of a filter, with their "?"; empty where nothing is asked. */
export function queryOf(filter: HandoverFilter): string {
  const words = new URLSearchParams(
    NAMES.flatMap((name) => (filter[name] ? [[name, String(filter[name])] satisfies [string, string]] : [])),
  );
  return words.size > 0 ? `?${words}` : "";
}
