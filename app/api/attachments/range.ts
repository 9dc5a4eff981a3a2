/** The part of a file that is asked for, both ends included. */
export type Part = { first: number; last: number };

const ONE = /^bytes=(\d*)-(\d*)$/;

/**
 * RFC 9110, section 14: one range of bytes; null where the whole is asked for, or something that we may leave unheard; `none` where
 * the file has no such part. Telephones play sound and film only where parts can be had.
 */
export function partOf(header: string | null, size: number): Part | "none" | null {
  const [, from = "", to = ""] = ONE.exec(header ?? "") ?? [];
  if (from === "" && to === "") return null;
  if (from === "")
    return to !== "" && Number(to) > 0 && size > 0 ? { first: Math.max(0, size - Number(to)), last: size - 1 } : "none";
  const [first, last] = [Number(from), to === "" ? size - 1 : Math.min(Number(to), size - 1)];
  if (to !== "" && Number(to) < first) return null;
  return first < size ? { first, last } : "none";
}
