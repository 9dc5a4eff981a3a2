import Link from "next/link";
import { FigureLink } from "@/components/ui/figure";
import { Cell, HeadCell, RowHead, Table, TotalRow } from "@/components/ui/table";
import type { YearReport } from "@/server/services/reports/year";
import { type CellName, cellOf } from "./cells";
import { LineCells, LineHeads } from "./line-cells";
import { linesOf, type ReportLine } from "./lines";
import { OpeningRows } from "./opening-rows";
import { Part, Wide } from "./part";
import { useWords } from "./use-words";

/** Subjects of the first level, each opening into its second. */
export function SubjectTable({ report }: { report: YearReport }) {
  const { t, nameOf, show } = useWords();
  const lines = linesOf(report).filter(({ section }) => section === "subject");
  const subjects = lines.filter(({ under }) => under === undefined);
  const names: CellName[] = ["received", ...(report.hasBefore ? (["change"] as const) : [])];
  const columns = { report, names, plain: true, narrow: true };
  const largest = Math.max(...subjects.map(({ line }) => line.now.received));
  const all = report.total.now.received;
  const cells = (line: ReportLine, bar = true) => {
    const { href } = cellOf("received", line.line, line.rows, report);
    const share = show(all > 0 ? line.line.now.received / all : 0, "percent");
    return (
      <>
        <LineCells {...columns} line={line} largest={bar ? largest : null} />
        <Cell figure className={line.under && "text-ink-2"}>
          <FigureLink href={href} label={t("figure", { line: nameOf(line), column: t("columns.share"), value: share })}>
            {share}
          </FigureLink>
        </Cell>
      </>
    );
  };
  const title = (line: ReportLine) => (
    <Link
      href={cellOf("received", line.line, line.rows, report).href}
      prefetch={false}
      className="hover:text-accent hover:underline"
    >
      {nameOf(line)}
    </Link>
  );
  return (
    <Part title={t("subjects.title")} assumed={report.demonstration}>
      <Wide>
        <Table label={t("subjects.title")} density="report">
          <thead>
            <tr>
              <HeadCell className="pl-0">{t("columns.subject")}</HeadCell>
              <LineHeads {...columns} />
              <HeadCell figure>{t("columns.share")}</HeadCell>
            </tr>
          </thead>
          {subjects.map((line) => {
            const parts = lines.filter(({ under }) => under === line.key);
            if (parts.length === 0) {
              return (
                <tbody key={line.key}>
                  <tr>
                    <RowHead>{title(line)}</RowHead>
                    {cells(line)}
                  </tr>
                </tbody>
              );
            }
            return (
              <OpeningRows
                key={line.key}
                name={nameOf(line)}
                title={title(line)}
                parts={t("subjects.parts", { count: parts.length })}
                cells={cells(line)}
              >
                {parts.map((part) => (
                  <tr key={part.key}>
                    <RowHead under>{title(part)}</RowHead>
                    {cells(part)}
                  </tr>
                ))}
              </OpeningRows>
            );
          })}
          <TotalRow>
            <RowHead>{t("total")}</RowHead>
            {cells({ section: "total", key: "total", name: null, line: report.total, rows: {} }, false)}
          </TotalRow>
        </Table>
      </Wide>
    </Part>
  );
}
