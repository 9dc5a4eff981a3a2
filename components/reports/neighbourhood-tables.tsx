import { inflect } from "@/components/i18n/inflect";
import { FigureLink } from "@/components/ui/figure";
import { Bar, Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { YearReport } from "@/server/services/reports/year";
import { cellOf } from "./cells";
import { Figure } from "./figure-cell";
import { linesOf, type ReportLine } from "./lines";
import { Part, Wide } from "./part";
import { useWords } from "./use-words";

const perThousand = ({ line, population }: ReportLine): number | null =>
  population ? (line.now.received / population) * 1000 : null;

/** Neighbourhoods by the number of requests; the bar shows how many that is for 1,000 residents. */
export function NeighbourhoodTables({ report }: { report: YearReport }) {
  const { t } = useWords();
  const lines = linesOf(report).filter(({ section }) => section === "neighbourhood");
  const half = Math.ceil(lines.length / 2);
  const largest = Math.max(0, ...lines.map((line) => perThousand(line) ?? 0));
  return (
    <Part title={t("neighbourhoods.title")} note={t("neighbourhoods.note")} assumed={report.demonstration}>
      <div className="grid gap-x-14 lg:grid-cols-2 print:grid-cols-2">
        <Half report={report} lines={lines.slice(0, half)} largest={largest} part={1} />
        {lines.length > half && <Half report={report} lines={lines.slice(half)} largest={largest} part={2} />}
      </div>
    </Part>
  );
}

type HalfProps = { report: YearReport; lines: ReportLine[]; largest: number; part: number };

function Half({ report, lines, largest, part }: HalfProps) {
  const { t, locale, show, nameOf } = useWords();
  const change = inflect(String(report.period.year - 1), "dative", locale);
  const name = t("columns.perThousand");
  return (
    <Wide>
      <Table label={`${t("neighbourhoods.title")} ${part}`} density="report">
        <thead className={part === 2 ? "max-lg:hidden print:table-header-group" : undefined}>
          <tr>
            <HeadCell className="pl-0">{t("columns.neighbourhood")}</HeadCell>
            <HeadCell figure>{t("columns.requests")}</HeadCell>
            {report.hasBefore && <HeadCell figure>{t("columns.change", { year: change })}</HeadCell>}
            <HeadCell figure>{name}</HeadCell>
            <td aria-hidden className="border-b border-rule-2" />
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const received = cellOf("received", line.line, line.rows, report);
            const value = perThousand(line);
            const own = nameOf(line);
            return (
              <tr key={line.key}>
                <RowHead>{own}</RowHead>
                <Cell figure>
                  <Figure cell={received} line={own} column={t("columns.requests")} plain />
                </Cell>
                {report.hasBefore && (
                  <Cell figure>
                    <Figure
                      cell={cellOf("change", line.line, line.rows, report)}
                      line={own}
                      column={t("columns.change", { year: change })}
                      plain
                    />
                  </Cell>
                )}
                <Cell figure>
                  {value === null ? (
                    <span className="text-ink-3">—</span>
                  ) : (
                    <FigureLink
                      href={received.href}
                      label={t("figure", { line: own, column: name, value: show(value, "count") })}
                    >
                      {show(value, "count")}
                    </FigureLink>
                  )}
                </Cell>
                <Cell className="w-[104px] min-w-16">{value !== null && <Bar part={value / largest} />}</Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </Wide>
  );
}
