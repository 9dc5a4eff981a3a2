import { inflect } from "@/components/i18n/inflect";
import { Bar, Cell, HeadCell } from "@/components/ui/table";
import type { YearReport } from "@/server/services/reports/year";
import { type CellName, cellOf } from "./cells";
import { Figure } from "./figure-cell";
import type { ReportLine } from "./lines";
import { useWords } from "./use-words";

export type Columns = {
  report: Pick<YearReport, "period" | "demonstration">;
  names: readonly CellName[];
  /** The figure that is read first. */
  strong?: CellName;
  /** The whole table is assumed, and says so once. */
  plain: boolean;
  /** A narrow table beside another. */
  narrow?: boolean;
};

/** What stands over a column, in full for those who only hear it. */
function useColumnName({ report, narrow }: Pick<Columns, "report" | "narrow">): (name: CellName) => string {
  const { t, locale } = useWords();
  const year = inflect(String(report.period.year - 1), "dative", locale);
  return (name) => {
    if (narrow && name === "received") return t("columns.requests");
    if (narrow && name === "median") return t("columns.days");
    return t(`columns.${name}`, { year });
  };
}

/** Heads of the columns that `LineCells` fills. */
export function LineHeads(columns: Columns) {
  const columnName = useColumnName(columns);
  return columns.names.map((name) => [
    <HeadCell key={name} figure>
      {columnName(name)}
    </HeadCell>,
    name === "received" && <BarHead key="bar" />,
  ]);
}

const BarHead = () => <td aria-hidden className="border-b border-rule-2" />;

export type LineCellsProps = Columns & {
  line: ReportLine;
  /** What the bars are measured by; null where there is none, as in a total. */
  largest: number | null;
};

/** The figures of one line; after what was received stands its bar. */
export function LineCells({ line, largest, ...columns }: LineCellsProps) {
  const { nameOf } = useWords();
  const columnName = useColumnName(columns);
  const { names, strong, plain, report, narrow } = columns;
  return names.map((name) => [
    <Cell key={name} figure className={line.under ? "text-ink-2" : name === strong ? "font-bold" : undefined}>
      <Figure
        cell={cellOf(name, line.line, line.rows, report)}
        line={nameOf(line)}
        column={columnName(name)}
        plain={plain}
      />
    </Cell>,
    name === "received" && (
      <Cell key="bar" className={narrow ? "w-[104px] min-w-16" : "w-[132px] min-w-20"}>
        {largest !== null && largest > 0 && <Bar part={line.line.now.received / largest} light={Boolean(line.under)} />}
      </Cell>
    ),
  ]);
}
