import { type CallBackFilter, callBackFilterSchema } from "@/server/domain/call-back";
import { type Query, type ReadFilter, readFilter } from "@/server/domain/read-filter";

const NAMES = ["state", "owner", "outcome", "number", "from", "to", "cursor"] as const;

/** Reads the address, and says what of it cannot be read. */
export const callBackFilterOf = (query: Query): ReadFilter<CallBackFilter> => readFilter(callBackFilterSchema, query);

/** The address of a filter with its "?", empty where it asks for what is shown anyway. */
export function callBackQueryOf(filter: Partial<CallBackFilter>): string {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = filter[name];
    if (value && value !== "open") query.set(name, value);
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}
