import { z } from "zod";
import { nestsTooDeep, type Reached, reached } from "./bounded";

/** What no database keeps: a NUL, or half of a sign that takes two. */
const isOdd = (text: string): boolean => text.includes("\0") || !text.isWellFormed();

/** Where the first such text stands in what was given; null where there is none. Throws INVALID `inputTooComplex` above the bounds. */
export function oddText(value: unknown): PropertyKey[] | null {
  for (const place of reached(value)) {
    if (isOdd(place.name)) return wayTo(place.from);
    if (typeof place.value === "string" && isOdd(place.value)) return wayTo(place);
  }
  return null;
}

function wayTo(place: Reached | null): PropertyKey[] {
  const way: PropertyKey[] = [];
  for (let at = place; at?.from; at = at.from) way.unshift(at.name);
  return way;
}

/** A word to search by. */
export const searched = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !isOdd(text), "textUnreadable");

/** The text as it can be kept: without NUL, and with a mark in the place of half a sign. */
export const plain = (text: string): string => text.replaceAll("\0", "").toWellFormed();

/** The value in a JSON text, every text in it as it can be kept. Throws SyntaxError where it is none, or nests deeper than anything may. */
export function plainJson(text: string): unknown {
  if (nestsTooDeep(text)) throw new SyntaxError("It nests too deep");
  return JSON.parse(text, (_, value: unknown) => (typeof value === "string" ? plain(value) : value));
}

/** The beginning of a text, which ends before a sign that would be cut in two. */
export function cut(text: string, most: number): string {
  const begun = text.slice(0, most);
  return begun.length < text.length && /[\ud800-\udbff]$/.test(begun) ? begun.slice(0, -1) : begun;
}
