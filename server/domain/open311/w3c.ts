import { ISTANBUL_OFFSET_MINUTES, MINUTE_MS } from "../time";

/** An instant as the specification writes it (W3C's note on date and time), with the zone of Istanbul: 2026-01-19T11:00:00+03:00. */
export function toW3c(at: Date): string {
  const local = new Date(at.getTime() + ISTANBUL_OFFSET_MINUTES * MINUTE_MS).toISOString();
  return `${local.slice(0, 19)}+03:00`;
}

const W3C = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Null where the text is none, or names no zone. A "+" that an address turned into a space is read as what it was. */
export function readW3c(text: string): Date | null {
  const given = text.trim().replace(/ (?=\d{2}:\d{2}$)/, "+");
  const at = W3C.test(given) ? new Date(given) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
}

/** As `toW3c`, in UTC and rounded down to the second: FixMyStreet and its like compare these as texts. */
export const toW3cUtc = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, "Z");
