import Link from "next/link";
import { formatMonth } from "@/components/i18n/format";
import { inflect } from "@/components/i18n/inflect";
import { LineChart } from "@/components/ui/chart";
import { FigureLink } from "@/components/ui/figure";
import { StateLabel, TimeLabel } from "@/components/ui/marks";
import { Cell, HeadCell, RowHead, Table, TotalRow } from "@/components/ui/table";
import type { DepartmentReport } from "@/server/services/reports/department";
import { type CellName, cellOf } from "./cells";
import { Figure } from "./figure-cell";
import { monthBehind, monthCell } from "./lines";
import { rowsBehind } from "./links";
import { Part, Wide } from "./part";
import { ReportBar } from "./report-bar";
import { Sheet, SheetHead } from "./sheet";
import { useWords } from "./use-words";

const MONTHLY: readonly CellName[] = [
  "received",
  "resolved",
  "rate",
  "declined",
  "referred",
  "open",
  "onTime",
  "reopened",
];

export type DepartmentSheetProps = {
  report: DepartmentReport;
  /** Where the whole year may be read. */
  yearHref?: string;
  /** Other departments that the reader heads. */
  others: readonly { id: number; name: string }[];
};

/** A department's year, and what waits there now. */
export function DepartmentSheet({ report, yearHref, others }: DepartmentSheetProps) {
  const { t, locale, show } = useWords();
  const { department, period, total, months, demonstration } = report;
  const year = String(period.year);
  const rows = { department: [department.id] };
  const open = report.backlog.reduce((sum, { count }) => sum + count, 0);
  const names: CellName[] = [
    "received",
    ...(report.hasBefore ? (["change"] as const) : []),
    ...MONTHLY.filter((name) => name !== "received"),
  ];
  const against = inflect(String(period.year - 1), "dative", locale);
  const head = (name: CellName) => t(`columns.${name}`, { year: against });
  const { median, p90 } = total.days ?? { median: null, p90: null };
  const compared = (month: string) => period.compare !== null && month < period.compare.now.to;
  const before = months.some((month) => month.before !== null) ? String(period.year - 1) : undefined;
  return (
    <>
      <ReportBar years={report.years} year={period.year} path={`/departments/${department.id}`} />
      <Sheet>
        <SheetHead
          title={t("department.title", { department: department.name, year })}
          period={period}
          asOf={report.asOf}
          demonstration={demonstration}
        />
        <p className="double-top flex flex-wrap gap-x-6 gap-y-1 pt-3 text-t13 print:hidden">
          {yearHref && (
            <Link href={yearHref} className="link">
              {t("bar.back", { year })}
            </Link>
          )}
          <Link href={rowsBehind({ ...rows, status: ["open"] })} className="link">
            {t("department.list")}
          </Link>
          {others.map(({ id, name }) => (
            <Link key={id} href={`/reports/${year}/departments/${id}`} className="link">
              {name}
            </Link>
          ))}
        </p>
        <Part title={t("department.backlog")} note={t("department.backlogNote")} assumed={demonstration}>
          <dl className="grid grid-cols-2 gap-x-6 gap-y-3 md:grid-cols-6 print:grid-cols-6">
            {report.backlog.map(({ status, count }) => (
              <div key={status}>
                <dt className="text-t13">
                  <StateLabel kind={status}>{t(`department.status.${status}`)}</StateLabel>
                </dt>
                <dd>
                  <FigureLink href={rowsBehind({ ...rows, status: [status] })} size="figure">
                    {show(count, "count")}
                  </FigureLink>
                </dd>
              </div>
            ))}
            <div>
              <dt className="text-t13">
                <TimeLabel kind="late">{t("department.late")}</TimeLabel>
              </dt>
              <dd>
                <FigureLink href={rowsBehind({ ...rows, urgency: "late" })} size="figure">
                  {show(report.late, "count")}
                </FigureLink>
              </dd>
            </div>
            <div>
              <dt className="text-t13 text-ink-2">{t("department.sum")}</dt>
              <dd>
                <FigureLink href={rowsBehind({ ...rows, status: ["open"] })} size="figure">
                  {show(open, "count")}
                </FigureLink>
              </dd>
            </div>
          </dl>
        </Part>
        <Part
          title={t("months.title")}
          note={before ? t("months.noteBoth", { year, before }) : t("months.note", { year })}
          assumed={demonstration}
        >
          <LineChart
            label={t("months.chartEmpty", { year })}
            nowName={year}
            beforeName={before}
            points={months.map(({ month, now, before: then }) => ({
              label: formatMonth(Number(month.slice(5, 7)), locale),
              fullLabel: formatMonth(Number(month.slice(5, 7)), locale, "long"),
              now: now?.received ?? null,
              before: then?.received ?? null,
              href: monthBehind(month, rows),
            }))}
          />
        </Part>
        <Part
          title={t("department.months")}
          note={
            median !== null && p90 !== null
              ? t("department.days", { median: show(median, "days"), p90: show(p90, "days") })
              : undefined
          }
          assumed={demonstration}
        >
          <Wide>
            <Table label={t("department.months")} density="report">
              <thead>
                <tr>
                  <HeadCell className="pl-0">{t("months.month")}</HeadCell>
                  {names.map((name) => (
                    <HeadCell key={name} figure>
                      {head(name)}
                    </HeadCell>
                  ))}
                </tr>
              </thead>
              <tbody>
                {months.map(({ month, now, before: then }) => {
                  const name = formatMonth(Number(month.slice(5, 7)), locale, "long");
                  return (
                    <tr key={month}>
                      <RowHead>{name}</RowHead>
                      {names.map((column) => (
                        <Cell key={column} figure>
                          {now ? (
                            <Figure
                              cell={monthCell(
                                column,
                                { month, now, before: compared(month) ? (then?.received ?? null) : null },
                                rows,
                              )}
                              line={name}
                              column={head(column)}
                              plain
                            />
                          ) : (
                            <span className="text-ink-3">—</span>
                          )}
                        </Cell>
                      ))}
                    </tr>
                  );
                })}
              </tbody>
              <TotalRow>
                <RowHead>{t("total")}</RowHead>
                {names.map((name) => (
                  <Cell key={name} figure>
                    <Figure cell={cellOf(name, total, rows, report)} line={t("total")} column={head(name)} plain />
                  </Cell>
                ))}
              </TotalRow>
            </Table>
          </Wide>
        </Part>
      </Sheet>
    </>
  );
}
