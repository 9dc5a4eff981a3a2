"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDayTime, formatPercent, requestNumber } from "@/components/i18n/format";
import { RequestNumber } from "@/components/shell/request-number";
import { Kbd } from "@/components/ui/kbd";
import { StateLabel } from "@/components/ui/marks";
import type { Suggestion } from "@/server/domain/routing";
import { smsParts } from "@/server/domain/sms";
import type { Similar } from "@/server/services/requests/similar";
import { useLookups } from "../requests/shared/use-lookups";

const FIRST_KEY = 7;

/** What the words speak for, what is open nearby, and what the citizen will read. */
export function SuggestionColumn({
  suggestions,
  similar,
  chosen,
  notice,
  onChoose,
  onJoin,
}: {
  suggestions: readonly Suggestion[];
  similar: readonly Similar[];
  chosen: number | null;
  /** The receipt as it will be sent; null where nobody is written to. */
  notice: string | null;
  onChoose: (suggestion: Suggestion) => void;
  /** Record it and merge it into that one. */
  onJoin: (similar: Similar) => void;
}) {
  const t = useTranslations("record.suggestion");
  const terms = useTranslations("requests.terms");
  const locale = useLocale();
  const { category, department, institution } = useLookups();
  const because = suggestions[0]?.because ?? [];
  const count = notice === null ? null : smsParts(notice);
  return (
    <aside aria-label={t("title")} className="px-5 py-5">
      <div className="double-top flex justify-between pt-2.5 pb-1.5">
        <h2 className="font-bold">{t("title")}</h2>
        <span className="text-ink-3">{t("keys")}</span>
      </div>
      {suggestions.length === 0 && <p className="text-ink-3">{t("none")}</p>}
      <ul>
        {suggestions.map((suggestion, index) => (
          <li key={suggestion.categoryId} className="border-b border-rule">
            <button
              type="button"
              aria-pressed={suggestion.categoryId === chosen}
              onClick={() => onChoose(suggestion)}
              className="grid w-full grid-cols-[26px_1fr_auto] py-2 text-left hover:bg-hover aria-pressed:font-bold aria-pressed:text-accent"
            >
              <Kbd>{FIRST_KEY + index}</Kbd>
              <span>
                {category(suggestion.categoryId)}
                <span className="block font-normal text-ink-2">
                  {suggestion.departmentId !== null
                    ? department(suggestion.departmentId)
                    : suggestion.institutionId !== null &&
                      t("outside", { institution: institution(suggestion.institutionId) })}
                </span>
              </span>
              <span className="font-normal text-ink-3">{formatPercent(suggestion.confidence / 100, locale, 0)}</span>
            </button>
          </li>
        ))}
      </ul>
      {because.length > 0 && (
        <p className="mt-2 text-ink-2">{t("because", { words: because.map((word) => `“${word}”`).join(", ") })}</p>
      )}

      {similar.length > 0 && (
        <section className="mt-5">
          <h2 className="border-t border-rule pt-2.5 pb-1.5 font-bold">{t("similar")}</h2>
          <ul>
            {similar.slice(0, 3).map((row, index) => (
              <li key={row.id} className="border-b border-rule py-2">
                <p>
                  <RequestNumber number={requestNumber(row.year, row.seq)} />
                  <span className="text-ink-3">
                    {row.metres !== null && ` · ${row.metres} m`} · {formatDayTime(row.receivedAt, locale)}
                  </span>
                </p>
                <p className="text-ink-2">{row.summary}</p>
                <p className="flex justify-between">
                  <StateLabel kind={row.status}>{terms(`status.${row.status}`)}</StateLabel>
                  <button type="button" className="link" onClick={() => onJoin(row)}>
                    {t("join")} {index === 0 && <Kbd>Alt B</Kbd>}
                  </button>
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}

      <section className="mt-5">
        <div className="flex justify-between border-t border-rule pt-2.5 pb-1.5">
          <h2 className="font-bold">{t("notice")}</h2>
          {count && (
            <span className="text-ink-3">
              {t("parts", { length: count.length, room: count.length + count.left, parts: count.parts })}
            </span>
          )}
        </div>
        <p className="border-l-[3px] border-rule-2 pl-2.5 text-t14 text-ink-2 [border-left-style:double]">
          {notice ?? t("noNotice")}
        </p>
      </section>
    </aside>
  );
}
