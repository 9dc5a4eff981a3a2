import { validate } from "stdnum/lib/cjs/tr/tckimlik.js";

/** Whether this is a Turkish identity number: eleven plain digits (a keyed hash is made of them), no leading 0, both checks right. */
export function isTckn(text: string): boolean {
  return /^\d{11}$/.test(text) && validate(text).isValid;
}

/** The number with every digit hidden save the first and the last two: "1••••••••46". */
export function maskTckn(tckn: string): string {
  return tckn.replace(/(?<=.)\d(?=..)/g, "•");
}
