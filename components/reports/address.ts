import { z } from "zod";
import { type Query, type ReadFilter, readFilter } from "@/server/domain/read-filter";

/** The year of an address; null where it is none. */
export function readYear(text: string): number | null {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= 2000 && year <= 2200 ? year : null;
}

/** `7` and `2025-07` are July; undefined where it is no month of that year. */
function readMonth(text: string, year: number): number | undefined {
  const match = /^(?:(\d{4})-)?(\d{1,2})$/.exec(text);
  const month = Number(match?.[2]);
  return match && (match[1] === undefined || Number(match[1]) === year) && month >= 1 && month <= 12
    ? month
    : undefined;
}

/** The month that a report's address asks for, and what of it cannot be read; none asked for is the whole year. */
export function monthOf(query: Query, year: number): ReadFilter<{ month?: number }> {
  const month = z
    .string()
    .refine((text) => readMonth(text, year) !== undefined)
    .transform((text) => readMonth(text, year));
  return readFilter(z.object({ month: month.optional() }), query);
}
