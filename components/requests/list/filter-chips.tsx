"use client";

import { addressOf, type FilterName, queryOf } from "@/app/(staff)/requests/filters";
import { Chip } from "@/components/ui/chip";
import type { Filter } from "@/server/domain/filters";
import { useFilterWords } from "./filter-words";

/** `fixed`: what makes the page what it is and is not taken off. */
export function FilterChips({
  path,
  filter,
  fixed = [],
}: {
  path: string;
  filter: Filter;
  fixed?: readonly FilterName[];
}) {
  const wordsOf = useFilterWords();
  return wordsOf(filter).map(({ name, label, value }) => (
    <Chip
      key={name}
      name={label}
      value={value}
      removeHref={
        fixed.includes(name)
          ? undefined
          : addressOf(path, { ...filter, cursor: undefined, [name]: Array.isArray(filter[name]) ? [] : undefined })
      }
    />
  ));
}

/** The address itself, as it may be copied and sent. */
export function Address({ filter }: { filter: Filter }) {
  const query = queryOf(filter);
  return (
    <span translate="no" className="semi-narrow ml-auto truncate text-ink-3 max-md:hidden">
      {query && `?${decodeURIComponent(query)}`}
    </span>
  );
}
