"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDay, formatPercent } from "@/components/i18n/format";
import { useLookups } from "@/components/requests/parts/use-lookups";
import { SectionHead } from "@/components/shell/page-head";
import { Kbd } from "@/components/ui/kbd";
import type { Choice } from "./choice";
import type { Triage } from "./use-triage";

/** What is suggested, how surely and by which words; the alternatives by their key. */
export function PreviewSuggestion({ triage, dueAt }: { triage: Triage; dueAt: Date }) {
  const t = useTranslations("triage.preview");
  const locale = useLocale();
  const { categoryPath, categoryRow, departmentName, department, institution } = useLookups();
  const { choice, choices, choose, target } = triage;
  if (!choice) {
    return (
      <section className="pb-3">
        <SectionHead title={t("none")} rule="double" />
        <p className="text-ink-2">{t("noneText")}</p>
      </section>
    );
  }
  const standard = categoryRow(choice.categoryId)?.standard;
  const sure =
    choice.confidence === null
      ? t("known")
      : choice.place > 0
        ? t("chosen")
        : t("sure", { percent: formatPercent(choice.confidence / 100, locale, 0) });
  const unit = ({ institutionId, departmentId }: Choice) =>
    institutionId ? institution(institutionId) : department(departmentId);
  return (
    <section className="pb-3.5">
      <SectionHead title={choice.confidence === null ? t("subject") : t("suggestion")} aside={sure} rule="double" />
      <p className="text-[16px] leading-6 font-bold">{categoryPath(choice.categoryId)}</p>
      <p className="flex flex-wrap items-baseline justify-between gap-x-2 text-ink-2">
        <span className="text-t14">
          {choice.institutionId
            ? t("outside", { institution: institution(choice.institutionId) })
            : departmentName(choice.departmentId)}
        </span>
        {standard && (
          <span>
            {t(standard.unit === "working_days" ? "standardDays" : "standardHours", { count: standard.value })}
            {choice.categoryId === target?.categoryId && ` · ${formatDay(dueAt, locale)}`}
          </span>
        )}
      </p>
      {choice.words.length > 0 && (
        <p className="mt-1 text-pretty text-ink-2">
          {t("because", { words: choice.words.map((word) => `“${word}”`).join(", ") })}
        </p>
      )}
      <ul className="mt-2">
        {choices
          .filter(({ place }) => place !== choice.place)
          .map((other) => (
            <li key={other.categoryId}>
              <button
                type="button"
                aria-keyshortcuts={String(other.place + 1)}
                onClick={() => choose(other.place)}
                className="flex min-h-6 w-full items-center gap-2 text-left text-ink-2 hover:bg-hover"
              >
                <Kbd>{other.place + 1}</Kbd>
                <span className="truncate">
                  {categoryPath(other.categoryId)}, {unit(other)}
                </span>
                {other.confidence !== null && (
                  <span className="ml-auto text-ink-3">{formatPercent(other.confidence / 100, locale, 0)}</span>
                )}
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}
