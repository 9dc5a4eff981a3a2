"use client";

import { useLocale, useTranslations } from "next-intl";
import { inflect } from "@/components/i18n/inflect";
import type { Change } from "@/server/domain/changes";
import { type ActTarget, numberOf } from "./act-target";
import { useLookups } from "./use-lookups";

/** Says what was done: "2026-014811 Fen İşleri’ne sevk edildi". */
export function useDone(): (target: ActTarget, change: Change) => string {
  const t = useTranslations("requests.acts.done");
  const locale = useLocale();
  const { department, institution, person } = useLookups();
  const nameIn = (change: Change): string => {
    if (change.act === "route") return inflect(department(change.departmentId), "dative", locale);
    if (change.act === "assign") return inflect(person(change.assigneeId), "dative", locale);
    return change.act === "refer" ? institution(change.institutionId) : "";
  };
  return (target, change) => {
    const key = change.act === "assign" && change.assigneeId === null ? "unassign" : change.act;
    return t.has(key) ? t(key, { number: numberOf(target), to: nameIn(change) }) : numberOf(target);
  };
}
