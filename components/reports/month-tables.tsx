import { formatMonth } from "@/components/i18n/format";
import { FigureLink } from "@/components/ui/figure";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { YearReport } from "@/server/services/reports/year";
import { incomingBehind, monthBefore, monthBehind } from "./lines";
import { Wide } from "./part";
import { useWords } from "./use-words";

/** What the curves draw, as figures: this year, and the year before where it is known. */
export function MonthTables({ report }: { report: YearReport }) {
  const { t } = useWords();
  const both = report.months.some(({ before }) => before !== null);
  return (
    <details className="mt-4 text-t13 print:hidden">
      <summary className="link w-fit py-1">{t("months.table")}</summary>
      <MonthTable report={report} which="now" />
      {both && <MonthTable report={report} which="before" />}
    </details>
  );
}

function MonthTable({ report, which }: { report: YearReport; which: "now" | "before" }) {
  const { t, locale, show } = useWords();
  const { period, channels, months, calls } = report;
  const year = String(which === "now" ? period.year : period.year - 1);
  const label = t("months.tableOf", { year });
  const figure = (value: number | null | undefined, href: string) =>
    value === null || value === undefined ? "—" : <FigureLink href={href}>{show(value, "count")}</FigureLink>;
  return (
    <div className="mt-3">
      <p className="font-medium">{label}</p>
      <Wide>
        <Table label={label} density="report">
          <thead>
            <tr>
              <HeadCell className="pl-0">{t("months.month")}</HeadCell>
              <HeadCell figure>{t("months.all")}</HeadCell>
              {channels.map(({ key }) => (
                <HeadCell key={key} figure>
                  {t(`channelShort.${key}`)}
                </HeadCell>
              ))}
              <HeadCell figure>{t("months.calls")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {months.map((point, index) => {
              const month = which === "now" ? point.month : monthBefore(point.month);
              return (
                <tr key={month}>
                  <RowHead>{formatMonth(Number(month.slice(5, 7)), locale, "long")}</RowHead>
                  <Cell figure className="font-bold">
                    {figure(point[which], monthBehind(month))}
                  </Cell>
                  {channels.map((channel) => (
                    <Cell key={channel.key} figure>
                      {figure(channel.months[index]?.[which], monthBehind(month, { channel: channel.channels }))}
                    </Cell>
                  ))}
                  <Cell figure>{figure(calls.months[index]?.[which], incomingBehind(month))}</Cell>
                </tr>
              );
            })}
          </tbody>
        </Table>
      </Wide>
    </div>
  );
}
