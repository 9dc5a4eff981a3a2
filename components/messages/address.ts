import { type MessageFilter, messageFilterSchema } from "@/server/domain/message-filter";
import { type Query, type ReadFilter, readFilter } from "@/server/domain/read-filter";

const NAMES = ["q", "state", "medium", "notice", "sender", "month", "cursor"] as const;

/** Reads the address, and says what of it cannot be read. */
export const filterOf = (query: Query): ReadFilter<MessageFilter> => readFilter(messageFilterSchema, query);

/** The words of a filter, with their "?"; empty where nothing is asked. */
export function queryOf(filter: Partial<MessageFilter>): string {
  const words = new URLSearchParams();
  for (const name of NAMES) {
    const value = filter[name];
    for (const one of Array.isArray(value) ? value : [value]) if (one) words.append(name, String(one));
  }
  return words.size > 0 ? `?${words}` : "";
}
