import { type CallFilter, callFilterSchema } from "@/server/domain/call-filter";
import { addDays, type Day } from "@/server/domain/time";

type Query = Record<string, string | string[] | undefined>;

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

/** Reads an address; a word that is unknown or broken is dropped, and never fails the page. */
export function callFilterOf(query: Query): CallFilter {
  const { shape } = callFilterSchema;
  const read = NAMES.flatMap((name) => {
    const value = query[name];
    return typeof value === "string" && value !== "" && shape[name].safeParse(value).success ? [[name, value]] : [];
  });
  return callFilterSchema.parse(Object.fromEntries(read));
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
