"use client";

import { useLocale, useTranslations } from "next-intl";
import { FILTER_NAMES, type FilterName } from "@/app/(staff)/requests/filters";
import { formatDay } from "@/components/i18n/format";
import type { Filter } from "@/server/domain/filters";
import { addDays, at, yearOf } from "@/server/domain/time";
import { useLookups } from "../parts/use-lookups";

export type Word = { name: FilterName; value: string; label: string };

/** Values that have the same name wherever they stand. */
const TERMS = ["status", "waitingOn", "priority", "channel", "kind"] as const;
const isTerm = (name: FilterName): name is (typeof TERMS)[number] => (TERMS as readonly FilterName[]).includes(name);

const UNSAID: readonly FilterName[] = ["q", "sort", "cursor"];

/** The words of a filter, as chips say them: one for each name that asks something. */
export function useFilterWords(): (filter: Filter) => Word[] {
  const t = useTranslations("requests.filters");
  const terms = useTranslations("requests.terms");
  const locale = useLocale();
  const { categoryPath, department, institution, neighbourhood, person } = useLookups();
  const named = (name: FilterName, value: string): string => {
    if (value === "-") return t("none");
    if (name === "assignee" && value !== "me") return person(Number(value));
    if (isTerm(name)) return terms(`${name}.${value}`);
    if (name === "category") return categoryPath(Number(value));
    if (name === "department") return department(Number(value));
    if (name === "neighbourhood") return neighbourhood(Number(value));
    if (name === "institution") return institution(Number(value));
    if (name === "from" || name === "to") return dayIn(name, value);
    return name === "mergedInto" ? value : t(`values.${name}.${value}`);
  };
  /** `to` is the first day that no longer belongs to it; people name the last one that does. */
  const dayIn = (name: "from" | "to", value: string): string => {
    const day = at(name === "to" ? addDays(value, -1) : value, 0);
    return `${formatDay(day, locale)} ${yearOf(day)}`;
  };
  return (filter) =>
    FILTER_NAMES.filter((name) => !UNSAID.includes(name)).flatMap((name) => {
      const given = filter[name];
      const values = given === undefined ? [] : Array.isArray(given) ? given : [given];
      return values.length === 0
        ? []
        : [{ name, label: t(`names.${name}`), value: values.map((value) => named(name, value)).join(", ") }];
    });
}
