"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDayTime, formatPercent } from "@/components/i18n/format";
import { SectionHead } from "@/components/shell/page-head";
import { Kbd } from "@/components/ui/kbd";
import type { Suggestion } from "@/server/domain/routing";
import type { Ways } from "@/server/services/messages/ways";
import type { Similar } from "@/server/services/requests/similar";
import { RequestNo } from "../requests/parts/request-no";
import { StatusLabel } from "../requests/parts/status-label";
import { useLookups } from "../requests/parts/use-lookups";
import { spokenFor } from "./because";
import { Keys } from "./keys";
import { NoticePreview } from "./notice-preview";
import type { Suggested } from "./use-suggested";

const FIRST_KEY = 7;
const NEAREST = 3;

function Row({
  suggestion,
  at,
  chosen,
  onChoose,
}: {
  suggestion: Suggestion;
  at: number;
  chosen: boolean;
  onChoose: () => void;
}) {
  const t = useTranslations("record.suggestion");
  const locale = useLocale();
  const { categoryPath, department, institution } = useLookups();
  const { categoryId, departmentId, institutionId, confidence } = suggestion;
  return (
    <li className="border-b border-rule last:border-0">
      <button
        type="button"
        aria-pressed={chosen}
        aria-keyshortcuts={`Alt+${at + FIRST_KEY}`}
        onClick={onChoose}
        className="group grid w-full grid-cols-[32px_1fr_auto] items-baseline py-[7px] text-left hover:bg-hover pointer-coarse:grid-cols-[1fr_auto]"
      >
        <span aria-hidden className="pointer-coarse:hidden">
          <Kbd>{at + FIRST_KEY}</Kbd>
        </span>
        <span>
          <span className="group-aria-pressed:font-bold group-aria-pressed:text-accent">
            {categoryPath(categoryId)}
          </span>
          <span className="block text-ink-2">
            {departmentId !== null
              ? department(departmentId)
              : institutionId !== null && t("outside", { institution: institution(institutionId) })}
          </span>
        </span>
        <span className="text-ink-3">{formatPercent(confidence / 100, locale, 0)}</span>
      </button>
    </li>
  );
}

function Nearby({ similar, onJoin }: { similar: readonly Similar[]; onJoin: (similar: Similar) => void }) {
  const t = useTranslations("record.suggestion");
  const locale = useLocale();
  return (
    <section className="mt-3.5">
      <SectionHead title={t("similar")} aside={t("stillOpen")} />
      <ul>
        {similar.slice(0, NEAREST).map((row, index) => (
          <li key={row.id} className="border-b border-rule py-2 last:border-0">
            <p>
              <RequestNo year={row.year} seq={row.seq} />
              <span className="text-ink-3">
                {row.metres !== null && ` · ${row.metres} m`}
                {row.street && ` · ${row.street}`} · {formatDayTime(row.receivedAt, locale)}
              </span>
            </p>
            <p className="text-ink-2">{row.summary}</p>
            <div className="flex items-center justify-between">
              <StatusLabel status={row.status} />
              <span>
                <button
                  type="button"
                  className="link pointer-coarse:min-h-ctl"
                  aria-keyshortcuts={index === 0 ? "Alt+B" : undefined}
                  onClick={() => onJoin(row)}
                >
                  {t("join")}
                </button>{" "}
                {index === 0 && <Keys keys={["Alt", "B"]} />}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Props = {
  text: string;
  suggested: Suggested;
  ways: Ways | undefined;
  onChoose: (suggestion: Suggestion) => void;
  /** Record it and merge it into that one. */
  onJoin: (similar: Similar) => void;
};

/** What the words speak for, what is open nearby, and what the citizen will read. */
export function SuggestionColumn({ text, suggested: { suggestions, similar, chosen }, ways, onChoose, onJoin }: Props) {
  const t = useTranslations("record.suggestion");
  const because = spokenFor(text, suggestions[0]?.because ?? []);
  return (
    <aside aria-label={t("title")} className="px-6 py-5 lg:overflow-y-auto lg:border-l lg:border-rule-2">
      <SectionHead
        rule="double"
        title={t("title")}
        aside={<span className="pointer-coarse:hidden">{t("keys")}</span>}
      />
      {suggestions.length === 0 && <p className="text-ink-3">{t("none")}</p>}
      <ul>
        {suggestions.map((suggestion, index) => (
          <Row
            key={suggestion.categoryId}
            suggestion={suggestion}
            at={index}
            chosen={suggestion.categoryId === chosen.categoryId}
            onChoose={() => onChoose(suggestion)}
          />
        ))}
      </ul>
      {because.length > 0 && (
        <p className="mt-1.5 text-ink-2">{t("because", { words: because.map((word) => `“${word}”`).join(", ") })}</p>
      )}
      {similar.length > 0 && <Nearby similar={similar} onJoin={onJoin} />}
      <NoticePreview ways={ways} />
    </aside>
  );
}
