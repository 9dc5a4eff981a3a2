import Link from "next/link";
import { HeadCell, RowHead, Table, TotalRow } from "@/components/ui/table";
import type { YearReport } from "@/server/services/reports/year";
import type { CellName } from "./cells";
import { LineCells, LineHeads } from "./line-cells";
import { departmentLines, type ReportLine } from "./lines";
import { OpeningRows } from "./opening-rows";
import { Part, Wide } from "./part";
import { useWords } from "./use-words";

/** The largest departments, and the others as one line that opens into them. */
export function DepartmentTable({ report }: { report: YearReport }) {
  const { t, nameOf } = useWords();
  const { first, others, rest, none } = departmentLines(report);
  const names: CellName[] = [
    "received",
    ...(report.hasBefore ? (["change"] as const) : []),
    "rate",
    "onTime",
    ...(report.total.days ? (["median"] as const) : []),
  ];
  const columns = { report, names, plain: true, narrow: true };
  const largest = Math.max(...first.map(({ line }) => line.now.received));
  const cells = (line: ReportLine) => <LineCells {...columns} line={line} largest={largest} />;
  const row = (line: ReportLine, under = false) => (
    <tr key={line.key}>
      <RowHead under={under}>
        {line.name ? (
          <Link
            href={`/reports/${report.period.year}/departments/${line.key}`}
            prefetch={false}
            className="hover:text-accent hover:underline"
          >
            {line.name}
          </Link>
        ) : (
          nameOf(line)
        )}
      </RowHead>
      {cells(under ? { ...line, under: "others" } : line)}
    </tr>
  );
  const title = others ? t("departments.others", { count: rest.length }) : "";
  return (
    <Part title={t("departments.title")} assumed={report.demonstration}>
      <Wide>
        <Table label={t("departments.title")} density="report">
          <thead>
            <tr>
              <HeadCell className="pl-0">{t("columns.department")}</HeadCell>
              <LineHeads {...columns} />
            </tr>
          </thead>
          <tbody>{first.map((line) => row(line))}</tbody>
          {others && (
            <OpeningRows name={title} parts={title} cells={cells({ ...others, name: title })}>
              {rest.map((line) => row(line, true))}
            </OpeningRows>
          )}
          <tbody>{none.map((line) => row(line))}</tbody>
          <TotalRow>
            <RowHead>{t("total")}</RowHead>
            <LineCells
              {...columns}
              line={{ section: "total", key: "total", name: null, line: report.total, rows: {} }}
              largest={null}
            />
          </TotalRow>
        </Table>
      </Wide>
    </Part>
  );
}
