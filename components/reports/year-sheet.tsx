import Link from "next/link";
import { formatMonth } from "@/components/i18n/format";
import { Empty } from "@/components/ui/states";
import type { YearReport } from "@/server/services/reports/year";
import { ChannelTable } from "./channel-table";
import { DepartmentTable } from "./department-table";
import { Headline } from "./headline";
import { Months } from "./months";
import { NeighbourhoodTables } from "./neighbourhood-tables";
import { Notes } from "./notes";
import { ReportBar } from "./report-bar";
import { Sheet, SheetHead } from "./sheet";
import { SubjectTable } from "./subject-table";
import { useWords } from "./use-words";

/** The year as a printed report: every figure opens the list behind it. */
export function YearSheet({ report }: { report: YearReport }) {
  const { t, locale } = useWords();
  const { period, years, months, total, calls } = report;
  const year = String(period.year);
  const month = period.month ? formatMonth(period.month, locale, "long") : null;
  const begun = months.flatMap(({ now }, index) => (now === null ? [] : [index + 1]));
  const empty = total.now.received === 0 && calls.now.offered === 0;
  const other = years.findLast((one) => one < period.year);
  return (
    <>
      <ReportBar
        years={years.includes(period.year) ? years : [...years, period.year].sort()}
        year={period.year}
        months={begun}
        month={period.month}
        csvHref={`/api/exports/reports/${year}${period.month ? `?month=${period.month}` : ""}`}
      />
      <Sheet>
        <SheetHead
          title={month ? t("titleMonth", { month, year }) : t("title", { year })}
          period={period}
          asOf={report.asOf}
          demonstration={report.demonstration && !empty}
          published={report.published && total.published.received ? total.now.received : null}
        />
        {empty ? (
          <Empty
            className="double-top px-0"
            title={t("empty.title", { period: month ? `${month} ${year}` : year })}
            next={
              other && (
                <Link href={`/reports/${other}`} className="link">
                  {t("empty.next", { year: String(other) })}
                </Link>
              )
            }
          >
            {t("empty.text")}
          </Empty>
        ) : (
          <>
            <Headline report={report} />
            <Months report={report} />
            <ChannelTable report={report} />
            <div className="grid gap-x-14 lg:grid-cols-2 print:grid-cols-2">
              <DepartmentTable report={report} />
              <SubjectTable report={report} />
            </div>
            <NeighbourhoodTables report={report} />
            <Notes report={report} />
          </>
        )}
      </Sheet>
    </>
  );
}
