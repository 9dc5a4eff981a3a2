/** The way round of a list's order: `name` from the beginning, `-name` from the end. */
type Sort<Name extends string> = Name | `-${Name}`;

/** What a head needs by which a list can be put in order: pressed it leads, pressed again it turns round. */
export function sorting<Name extends string>(current: string, name: Name, hrefOf: (sort: Sort<Name>) => string) {
  const sorted =
    current === name ? ("ascending" as const) : current === `-${name}` ? ("descending" as const) : undefined;
  return { sorted, sortHref: hrefOf(current === name ? `-${name}` : name) };
}
