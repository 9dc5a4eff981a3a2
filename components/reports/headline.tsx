import type { ReactNode } from "react";
import { inflect } from "@/components/i18n/inflect";
import { cx } from "@/components/ui/cx";
import { AssumedTag, FigureLink } from "@/components/ui/figure";
import { onTimeOf } from "@/server/domain/statistics";
import type { YearReport } from "@/server/services/reports/year";
import { type Cell, type CellName, cellOf } from "./cells";
import { Figure } from "./figure-cell";
import { incomingBehind } from "./lines";
import { useWords } from "./use-words";

function Box({ title, tag, apart, children }: { title: string; tag: boolean; apart?: boolean; children: ReactNode }) {
  return (
    <div
      className={cx(
        "flex min-w-0 flex-col border-rule px-0 py-4 max-lg:not-first:border-t lg:px-5 print:border-t-0 print:px-5",
        "lg:first:pl-0 lg:last:pr-0 print:first:pl-0 print:last:pr-0",
        apart
          ? "lg:border-l-[3px] lg:border-l-rule-2 lg:[border-left-style:double] print:border-l-[3px] print:border-l-rule-2 print:[border-left-style:double]"
          : "lg:not-first:border-l print:not-first:border-l",
      )}
    >
      <div className="flex min-h-10 items-start justify-between gap-2">
        <h2 className="text-t13 font-medium text-ink-2">{title}</h2>
        {tag && <AssumedTag />}
      </div>
      {children}
    </div>
  );
}

/** A figure inside a sentence is told from it by its line. */
const UNDER =
  "mt-0.5 text-t13 text-ink-3 [&_a:not(.assumed)]:underline [&_a:not(.assumed)]:decoration-rule-2 [&_a:not(.assumed)]:underline-offset-4";

/** The five figures one reads first. Calls stand apart: they are never added to requests. */
export function Headline({ report }: { report: YearReport }) {
  const { t, locale, show } = useWords();
  const { total, period, demonstration, calls } = report;
  const cell = (name: CellName): Cell => cellOf(name, total, {}, { period, demonstration });
  const line = t("total");
  const figure = (name: CellName, size?: "figure" | "headline") => (
    <Figure cell={cell(name)} line={line} column={t(`columns.${name}`, { year: period.year - 1 })} size={size} />
  );
  const share = calls.now.offered > 0 ? calls.now.answered / calls.now.offered : null;
  const callsAssumed = demonstration && !calls.published;
  const before = String(period.year - 1);
  const months = period.compare && !period.compare.whole ? Number(period.compare.now.to.slice(5, 7)) - 1 : null;
  return (
    <section
      aria-label={t("headline.label")}
      className="double-top grid border-b border-rule-2 lg:grid-cols-[1.35fr_1fr_1fr_1fr_1.25fr] print:grid-cols-[1.35fr_1fr_1fr_1fr_1.25fr]"
    >
      <Box title={t("headline.received")} tag={cell("received").assumed}>
        {figure("received", "headline")}
        <p className={UNDER}>
          {report.hasBefore && (
            <>
              {months === null
                ? t("headline.against", { year: inflect(before, "dative", locale) })
                : t("headline.againstMonths", { year: inflect(before, "genitive", locale), months })}{" "}
              {figure("change")}
              {" · "}
            </>
          )}
          {report.perDay !== null && t("headline.perDay", { count: show(report.perDay, "count") })}
        </p>
        {total.now.recorded !== total.now.received && (
          <p className={UNDER}>
            {figure("recorded")} {t("headline.recorded")}
          </p>
        )}
      </Box>
      <Box title={t("headline.resolved")} tag={cell("resolved").assumed}>
        {figure("resolved", "figure")}
        <p className={UNDER}>
          {figure("open")} {t("headline.open")}
        </p>
      </Box>
      <Box title={t("headline.rate")} tag={cell("rate").assumed}>
        {figure("rate", "figure")}
        {report.hasBefore && report.rateBefore !== null && (
          <p className={UNDER}>
            {t("headline.rateBefore", {
              year: inflect(before, "locative", locale),
              rate: show(report.rateBefore, "percent"),
            })}
          </p>
        )}
      </Box>
      <Box title={t("headline.onTime")} tag={onTimeOf(total.now) !== null && demonstration}>
        {figure("onTime", "figure")}
        <p className={UNDER}>
          {total.days?.median != null && <>{t("headline.median", { days: show(total.days.median, "days") })} · </>}
          {figure("reopened")} {t("headline.reopened")}
        </p>
      </Box>
      <Box title={t("headline.calls")} tag={callsAssumed} apart>
        <FigureLink href={incomingBehind(period.from, period.to)} assumed={callsAssumed} size="figure">
          {show(calls.now.offered, "count")}
        </FigureLink>
        <p className={UNDER}>
          {share !== null && (
            <>
              {t("headline.answered")}{" "}
              <FigureLink href={incomingBehind(period.from, period.to, "yes")} assumed={demonstration}>
                {show(share, "percent")}
              </FigureLink>
            </>
          )}
          {calls.perMonth !== null && period.month === null && (
            <> · {t("headline.perMonth", { count: show(calls.perMonth, "count") })}</>
          )}
        </p>
      </Box>
    </section>
  );
}
