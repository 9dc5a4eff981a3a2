"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatPercent } from "@/components/i18n/format";
import { isSure } from "@/server/domain/routing";
import type { RequestRow } from "@/server/services/requests/list";
import { useLookups } from "../parts/use-lookups";

type Suggested = Pick<RequestRow, "categoryId" | "suggestedCategoryId" | "suggestedConfidence">;

/** The subject a request has, or the one suggested for it. */
export const subjectIdOf = ({ categoryId, suggestedCategoryId }: Suggested): number | null =>
  categoryId ?? suggestedCategoryId;

/** What it is about; a subject that nobody has confirmed yet says that it is suggested. */
export function SubjectName({ row }: { row: Suggested }) {
  const t = useTranslations("requests.list");
  const { subject } = useLookups();
  const name = subject(subjectIdOf(row));
  if (!name) return t("noSubject");
  if (row.categoryId !== null) return name;
  return (
    <span className="underline decoration-dotted underline-offset-4" title={t("suggestedSubject")}>
      {name}
      <span className="sr-only"> ({t("suggestedSubject")})</span>
    </span>
  );
}

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
  const weak = row.categoryId === null && row.suggestedConfidence !== null && !isSure(row.suggestedConfidence);
  return (
    <span className="semi-narrow flex justify-between gap-2">
      <span className={weak ? "truncate underline decoration-dotted underline-offset-4" : "truncate"}>{name}</span>
      {weak && <span className="text-ink-3">{formatPercent((row.suggestedConfidence ?? 0) / 100, locale, 0)}</span>}
    </span>
  );
}
