import writeExcelFile from "write-excel-file/node";
import { harmless } from "@/server/domain/csv";

/** A column of a file we give out: its heading and how many letters wide it is. */
export type Column = { head: string; width: number };

/** Signs that XML cannot carry. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

/** An XLSX of texts. Nothing in it is a formula, and what looks like one is kept from becoming one when the file is saved as CSV. */
export async function writeXlsx(
  columns: readonly Column[],
  rows: Iterable<readonly (string | null)[]>,
): Promise<Buffer> {
  const text = (value: string | null) =>
    value
      ? { value: harmless(value.replace(UNWRITABLE, "")), type: String, wrap: true, alignVertical: "top" as const }
      : null;
  const head = columns.map(({ head: value }) => ({ value, type: String, fontWeight: "bold" as const }));
  return writeExcelFile([head, ...Array.from(rows, (row) => row.map(text))], {
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}
