import writeExcelFile from "write-excel-file/node";
import { harmless } from "@/server/domain/csv";

/** A column of a file we give out: its heading and how many letters wide it is. */
export type Column = { head: string; width: number };

/** Readers take `_x0041_` for the sign of that number; the underline in front, written so itself, keeps it a text (ECMA-376, ST_Xstring). */
const ESCAPE_LIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;

const written = (text: string): string => harmless(text.replace(UNWRITABLE, "")).replace(ESCAPE_LIKE, "_x005F_");

/** Signs that XML cannot carry. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

/** An XLSX of texts. Nothing in it is a formula, and what looks like one is kept from becoming one when the file is saved as CSV. */
export async function writeXlsx(
  columns: readonly Column[],
  rows: Iterable<readonly (string | null)[]>,
): Promise<Buffer> {
  const text = (value: string | null) =>
    value ? { value: written(value), type: String, wrap: true, alignVertical: "top" as const } : null;
  const head = columns.map(({ head: value }) => ({ value: written(value), type: String, fontWeight: "bold" as const }));
  return writeExcelFile([head, ...Array.from(rows, (row) => row.map(text))], {
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}
