import { z } from "zod";

/** What no database keeps: a NUL, or half of a sign that takes two. */
const isOdd = (text: string): boolean => text.includes("\0") || !text.isWellFormed();

/** Where the first such text stands in what was given; null where there is none. */
export function oddText(value: unknown, path: PropertyKey[] = []): PropertyKey[] | null {
  if (typeof value === "string") return isOdd(value) ? path : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    if (isOdd(name)) return path;
    const odd = oddText(inner, [...path, name]);
    if (odd) return odd;
  }
  return null;
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

/** The value in a JSON text, every text in it as it can be kept. Throws SyntaxError where it is none. */
export const plainJson = (text: string): unknown =>
  JSON.parse(text, (_, value: unknown) => (typeof value === "string" ? plain(value) : value));

/** The beginning of a text, which ends before a sign that would be cut in two. */
export function cut(text: string, most: number): string {
  const begun = text.slice(0, most);
  return begun.length < text.length && /[\ud800-\udbff]$/.test(begun) ? begun.slice(0, -1) : begun;
}
