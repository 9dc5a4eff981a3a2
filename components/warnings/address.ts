import { type Query, type ReadFilter, readFilter } from "@/server/domain/read-filter";
import { type WarningFilter, warningFilterSchema } from "@/server/domain/warning";

const NAMES = ["q", "step", "seen", "department", "sort", "cursor"] as const;

/** Reads the address, and says what of it cannot be read. */
export const warningFilterOf = (query: Query): ReadFilter<WarningFilter> => readFilter(warningFilterSchema, query);

/** Whether anything but the order is asked for. */
export const isFiltered = ({ sort: _, cursor: __, ...asked }: WarningFilter): boolean =>
  Object.values(asked).some(Boolean);

/** The address of a filter, with what it asks for. */
export function warningsHref(filter: WarningFilter, path = "/warnings"): string {
  const words = new URLSearchParams();
  for (const name of NAMES) if (filter[name]) words.set(name, String(filter[name]));
  return words.size > 0 ? `${path}?${words}` : path;
}
