import { z } from "zod";

/** The number a person reads: `2026-000123`, counted per year and never repeated. */
export const requestNumber = (year: number, seq: number): string => `${year}-${String(seq).padStart(6, "0")}`;

/** Reads `2026-000123`, `2026-123` and `2026/123`; null where the text is no request number. */
export function readRequestNumber(text: string): { year: number; seq: number } | null {
  const match = /^\s*(20\d{2})\s*[-/]\s*(\d{1,9})\s*$/.exec(text);
  return match ? { year: Number(match[1]), seq: Number(match[2]) } : null;
}

/** A row's id as it stands in an address; null where it can be none. */
export const rowId = (text: string): number | null =>
  z.coerce.number().pipe(z.int32().positive()).safeParse(text).data ?? null;

/** 32 signs that nobody mistakes for one another when read aloud; 10 of them are 50 bits. */
export const TRACKING_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
export const TRACKING_LENGTH = 10;
/** Codes of before, which stay good: 40 bits were few among half a million. */
const LENGTHS: readonly number[] = [8, TRACKING_LENGTH];

/** Bytes from a cryptographic source, one for each sign. 256 is a multiple of 32, so no sign is likelier. */
export const trackingCodeFrom = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, TRACKING_LENGTH), (byte) => TRACKING_ALPHABET[byte % TRACKING_ALPHABET.length]).join("");

/** As typed from a paper: spaces and dashes ignored, any case. Null where it cannot be a tracking code. */
export function readTrackingCode(text: string): string | null {
  const code = text.replace(/[\s-]/g, "").toUpperCase();
  return LENGTHS.includes(code.length) && [...code].every((sign) => TRACKING_ALPHABET.includes(sign)) ? code : null;
}
