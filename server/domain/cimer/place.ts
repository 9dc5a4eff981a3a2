import { fold } from "../turkish";

/** A neighbourhood as it is found in a text. */
export type Place = { id: number; name: string; aliases: readonly string[] };

const SUFFIX = /\s+(?:mahallesi|mah|mh|mahalle)$/;

/** A finder of the neighbourhood that a cell names by its name or an alias. */
export function placeFinder(places: readonly Place[]) {
  const names = places
    .flatMap(({ id, name, aliases }) => [name, ...aliases].map((one) => ({ id, name: fold(one).replace(SUFFIX, "") })))
    .filter(({ name }) => name !== "")
    .sort((one, other) => other.name.length - one.name.length);
  const named = (text: string): number | null => {
    const folded = fold(text).replace(SUFFIX, "");
    return names.find(({ name }) => name === folded)?.id ?? null;
  };
  /** In an address a name may be a street's, so it counts only where "mahallesi" follows. */
  const within = (text: string): number | null => {
    const folded = ` ${fold(text)} `;
    return names.find(({ name }) => new RegExp(` ${name} (?:mahallesi|mahalle|mah|mh) `).test(folded))?.id ?? null;
  };
  return { named, within };
}
export type PlaceFinder = ReturnType<typeof placeFinder>;
