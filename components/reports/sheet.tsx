import type { ReactNode } from "react";
import { formatDate, formatDateTime } from "@/components/i18n/format";
import { AssumedTag } from "@/components/ui/figure";
import type { Period } from "@/server/services/reports/period";
import { useWords } from "./use-words";

/** The sheet that is read and printed: on paper as wide as drawn, and smaller. */
export const Sheet = ({ children }: { children: ReactNode }) => (
  <article className="mx-auto w-full max-w-[1184px] px-5 pt-8 pb-16 md:px-8 md:pt-10 print:w-[1112px] print:max-w-none print:px-0 print:pt-0 print:pb-0 print:[zoom:0.615]">
    {children}
  </article>
);

export type SheetHeadProps = {
  title: string;
  period: Period;
  asOf: Date;
  demonstration: boolean;
  /** A figure of this sheet that is published. */
  published?: number | null;
};

/** What the sheet is of, how far it reaches, and how a published figure is told from an assumed one. */
export function SheetHead({ title, period, asOf, demonstration, published }: SheetHeadProps) {
  const { t, locale, show } = useWords();
  const noon = (day: string) => new Date(`${day}T09:00:00Z`);
  const dayOnly = (day: string) => formatDate(noon(day), locale).split(" ");
  const date = (day: string) => (locale === "tr" ? dayOnly(day).slice(0, 3) : dayOnly(day).slice(1)).join(" ");
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3 pb-4">
      <div className="min-w-0">
        <h1 className="text-t22 font-bold text-balance md:text-t30 print:text-t30">{title}</h1>
        <p className="mt-1 text-t14 text-pretty text-ink-2">
          {t("span", { from: date(period.from), to: date(period.through) })} ·{" "}
          {t("asOf", { time: formatDateTime(asOf, locale) })} · {t("opens")}
        </p>
      </div>
      {demonstration && (
        <div className="text-t13 text-ink-2 md:text-right print:text-right">
          {published ? (
            <>
              <div>
                <span className="text-ink">{show(published, "count")}</span> {t("legendPublished")}
              </div>
              <div className="mt-0.5">
                <span className="assumed text-ink">{t("sample")}</span> <AssumedTag />
              </div>
            </>
          ) : (
            <div>
              {t("legendAll")} <AssumedTag />
            </div>
          )}
        </div>
      )}
    </header>
  );
}
