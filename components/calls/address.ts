import { type CallFilter, callFilterSchema } from "@/server/domain/call-filter";
import { type Query, type ReadFilter, readFilter } from "@/server/domain/read-filter";
import { addDays, type Day } from "@/server/domain/time";

const NAMES = [
  "direction",
  "answered",
  "outcome",
  "state",
  "queue",
  "extension",
  "staff",
  "within",
  "hour",
  "hidden",
  "request",
  "number",
  "from",
  "to",
  "cursor",
] as const;

/** What only some may ask: a telephone finds a person, and calls of one person are about that person. */
type Allowed = { number: boolean; staff: boolean };

/** Reads the address, and says what of it cannot be read, or cannot be asked by whoever reads. */
export function callFilterOf(query: Query, allowed: Allowed = { number: true, staff: true }): ReadFilter<CallFilter> {
  const { filter, unreadable } = readFilter(callFilterSchema, query);
  const { number, staff, ...rest } = filter;
  return {
    filter: { ...rest, ...(allowed.number && { number }), ...(allowed.staff && { staff }) },
    unreadable: [
      ...unreadable,
      ...(number && !allowed.number ? [`number=${number}`] : []),
      ...(staff && !allowed.staff ? [`staff=${staff}`] : []),
    ],
  };
}

/** The address of a filter with its "?", empty where it asks for nothing. */
export function callQueryOf(filter: Partial<CallFilter>): string {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = filter[name];
    if (value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}

const isFirst = (day: Day | undefined): day is Day => day?.endsWith("-01") ?? false;

/** The whole months that a filter spans, of which the sums are kept; without a span the month of `today`. */
export function monthsShown({ from, to }: CallFilter, today: Day): { from: Day; to: Day } | null {
  if (isFirst(from) && isFirst(to) && from < to) return { from, to };
  if (from || to) return null;
  const first = `${today.slice(0, 7)}-01`;
  return { from: first, to: `${addDays(first, 32).slice(0, 7)}-01` };
}

/** The days that a filter spans, else today; null where it is open at one end. */
export function daysShown({ from, to }: CallFilter, today: Day): { from: Day; to: Day } | null {
  if (from && to) return from < to ? { from, to } : null;
  return from || to ? null : { from: today, to: addDays(today, 1) };
}
