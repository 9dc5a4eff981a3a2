import { fold } from "../turkish";

/**
 * The key of a list that a value names: itself, else the one of which it is the label. Clients that know a list only as people read
 * it send labels. Null where it is neither, or the label of several.
 */
export function keyNamed(values: readonly { key: string; name: string }[], said: string): string | null {
  if (values.some(({ key }) => key === said)) return said;
  const folded = fold(said);
  if (folded === "") return null;
  const named = values.filter(({ key, name }) => fold(name) === folded || fold(key) === folded);
  return named.length === 1 ? (named[0]?.key ?? null) : null;
}
