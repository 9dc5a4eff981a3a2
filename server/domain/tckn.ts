import { validate } from "stdnum/lib/cjs/tr/tckimlik.js";

/**
 * Whether this is a Turkish identity number: eleven digits, no leading 0, both check digits right. Nothing but 0-9 will
 * do, since a keyed hash of the text finds the citizen again.
 */
export function isTckn(text: string): boolean {
  return /^\d{11}$/.test(text) && validate(text).isValid;
}

/** The number with every digit hidden save the first and the last two: "1••••••••46". */
export function maskTckn(tckn: string): string {
  return tckn.replace(/(?<=.)\d(?=..)/g, "•");
}
