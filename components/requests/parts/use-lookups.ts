"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "@/components/trpc/client";
import type { Lookups } from "@/server/services/settings/lookups";

/** Names change seldom: asked once in a quarter of an hour. */
const FRESH_MS = 15 * 60_000;

const NONE: Pick<Lookups, "departments" | "categories" | "neighbourhoods" | "institutions" | "people"> = {
  departments: [],
  categories: [],
  neighbourhoods: [],
  institutions: [],
  people: [],
};

type Id = number | null | undefined;

/** The rows that ids stand for, and their names; an id that is not known has an empty name. */
export function useLookups() {
  const trpc = useTRPC();
  const { data = NONE } = useQuery(trpc.lookups.all.queryOptions(undefined, { staleTime: FRESH_MS }));
  return useMemo(() => namesOf(data), [data]);
}

const byId = <T extends { id: number }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]));

function namesOf(data: typeof NONE) {
  const { departments, categories, neighbourhoods, institutions, people } = data;
  const [department, category, neighbourhood, institution, person] = [
    byId(departments),
    byId(categories),
    byId(neighbourhoods),
    byId(institutions),
    byId(people),
  ];
  const at = <T>(map: ReadonlyMap<number, T>, id: Id) => (id === null || id === undefined ? undefined : map.get(id));
  const parentOf = (id: Id) => at(category, at(category, id)?.parentId);
  return {
    departments,
    categories,
    neighbourhoods,
    institutions,
    people,
    categoryRow: (id: Id) => at(category, id),
    /** As people say it: "Fen İşleri". */
    department: (id: Id) => at(department, id)?.shortName ?? "",
    /** As it is written: "Fen İşleri Müdürlüğü". */
    departmentName: (id: Id) => at(department, id)?.name ?? "",
    /** The subject itself: "Çukur". */
    category: (id: Id) => at(category, id)?.name ?? "",
    /** Both levels: "Yol › Çukur". */
    categoryPath: (id: Id) => [parentOf(id)?.name, at(category, id)?.name].filter(Boolean).join(" › "),
    /** The level under which it is counted: "Yol". */
    subject: (id: Id) => (parentOf(id) ?? at(category, id))?.name ?? "",
    neighbourhood: (id: Id) => at(neighbourhood, id)?.name ?? "",
    institution: (id: Id) => at(institution, id)?.name ?? "",
    person: (id: Id) => at(person, id)?.name ?? "",
  };
}
