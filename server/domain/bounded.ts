import { DomainError } from "./errors";

/**
 * How deep and how large a value may be that somebody else has built, whatever takes it: no screen, no document of ours and no vendor's
 * payload comes near it. A value is counted as often as it is reached, so that what is shared within it costs no more than it counts.
 */
export const MOST_DEPTH = 48;
export const MOST_NODES = 200_000;

/** One value within another, and the way to it. */
export type Reached = { value: unknown; name: string; from: Reached | null; depth: number };

/** Every value within a value, itself first, without recursion. Throws INVALID `inputTooComplex` above the bounds. */
export function* reached(value: unknown): Generator<Reached> {
  const waiting: Reached[] = [{ value, name: "", from: null, depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    const inside = next.value;
    if (typeof inside !== "object" || inside === null) continue;
    const depth = next.depth + 1;
    for (const name of Object.keys(inside).reverse()) {
      seen += 1;
      if (seen > MOST_NODES || depth > MOST_DEPTH) throw new DomainError("INVALID", "inputTooComplex");
      waiting.push({ value: Reflect.get(inside, name), name, from: next, depth });
    }
  }
}

/** Throws INVALID `inputTooComplex` for what is deeper or larger than anything may be. */
export function mustBeBounded(value: unknown): void {
  for (const _ of reached(value));
}

/** Whether a JSON text nests deeper than anything may, without building it: what reads it is often recursive. */
export function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (inText) {
      if (sign === BACKSLASH) at += 1;
      else if (sign === QUOTE) inText = false;
    } else if (sign === QUOTE) inText = true;
    else if (sign === BRACKET || sign === BRACE) {
      depth += 1;
      if (depth > MOST_DEPTH) return true;
    } else if (sign === BRACKET + 2 || sign === BRACE + 2) depth -= 1;
  }
  return false;
}

const [QUOTE, BACKSLASH, BRACKET, BRACE] = [0x22, 0x5c, 0x5b, 0x7b];
