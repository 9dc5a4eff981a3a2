"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatMonth } from "@/components/i18n/format";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-look";
import { cx } from "@/components/ui/cx";
import { Menu, MenuLine, MenuLink } from "@/components/ui/menu";

export type ReportBarProps = {
  years: readonly number[];
  year: number;
  /** Where a year leads. */
  path?: string;
  /** The months that can be looked at, 1 to 12; none where the page has none. */
  months?: readonly number[];
  month?: number | null;
  csvHref?: string;
};

/** Year, month, the file and the printer: all that is not on the printed sheet. */
export function ReportBar({ years, year, path = "", months = [], month = null, csvHref }: ReportBarProps) {
  const t = useTranslations("reports.bar");
  const locale = useLocale();
  const own = `/reports/${year}`;
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-rule bg-desk px-5 py-3 md:px-8 print:hidden">
      <nav aria-label={t("years")} className="flex flex-wrap rounded border border-rule-2 bg-paper">
        {years.map((one) => (
          <Link
            key={one}
            href={`/reports/${one}${path}`}
            prefetch={false}
            aria-current={one === year ? "page" : undefined}
            className={cx(
              "flex min-h-[30px] items-center border-rule-2 px-3 text-ctl no-underline not-first:border-l focus-visible:outline-offset-[-2px] pointer-coarse:min-h-ctl",
              one === year
                ? "bg-accent-tint font-bold text-accent shadow-[inset_0_-2px_0_var(--accent)]"
                : "text-ink-2 hover:bg-hover",
            )}
          >
            {one}
          </Link>
        ))}
      </nav>
      {months.length > 0 && (
        <Menu trigger={<Button look="plain">{month ? formatMonth(month, locale, "long") : t("month")}</Button>}>
          {month && (
            <>
              <MenuLink href={own}>{t("wholeYear")}</MenuLink>
              <MenuLine />
            </>
          )}
          {months.map((one) => (
            <MenuLink key={one} href={`${own}?month=${one}`}>
              {formatMonth(one, locale, "long")}
            </MenuLink>
          ))}
        </Menu>
      )}
      <div className="ml-auto flex gap-2">
        {csvHref && (
          <a href={csvHref} download className={buttonClass("edge")}>
            {t("csv")}
          </a>
        )}
        <Button look="main" onClick={() => window.print()}>
          {t("print")}
        </Button>
      </div>
    </div>
  );
}
