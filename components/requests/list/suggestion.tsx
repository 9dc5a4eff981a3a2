"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatPercent } from "@/components/i18n/format";
import type { RequestRow } from "@/server/services/requests/list";
import { useLookups } from "../parts/use-lookups";

/** Below this the department is a guess, and says so. */
const SURE = 75;

type Suggested = Pick<RequestRow, "categoryId" | "suggestedCategoryId" | "suggestedConfidence">;

/** The subject a request has, or the one suggested for it. */
export const subjectIdOf = ({ categoryId, suggestedCategoryId }: Suggested): number | null =>
  categoryId ?? suggestedCategoryId;

/** Where it would go: "Fen İşleri", "Kurum dışı: İZSU", "öneri yok". */
export function SuggestedUnit({ row }: { row: Suggested }) {
  const t = useTranslations("requests.list");
  const locale = useLocale();
  const { categoryRow, department, institution } = useLookups();
  const subject = categoryRow(subjectIdOf(row));
  const name = subject?.institutionId
    ? t("outside", { institution: institution(subject.institutionId) })
    : department(subject?.departmentId);
  if (!name) return <span className="text-ink-3">{t("noSuggestion")}</span>;
  const suggested = row.categoryId === null || row.categoryId === row.suggestedCategoryId;
  const weak = suggested && row.suggestedConfidence !== null && row.suggestedConfidence < SURE;
  return (
    <span className="semi-narrow flex justify-between gap-2">
      <span className={weak ? "truncate underline decoration-dotted underline-offset-4" : "truncate"}>{name}</span>
      {weak && <span className="text-ink-3">{formatPercent((row.suggestedConfidence ?? 0) / 100, locale, 0)}</span>}
    </span>
  );
}
