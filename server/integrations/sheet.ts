import { CSV_START, csvLine } from "@/server/domain/csv";
import { readCsv } from "./read-csv";
import { readXlsx } from "./read-xlsx";
import { UnreadableFile } from "./unreadable-file";
import { type Column, writeXlsx } from "./write-xlsx";

/** A table in a file, as spreadsheets write and read it: XLSX, or CSV as Turkish Excel has it. */
export type SheetFormat = "xlsx" | "csv";

/** The first sheet as texts, by its content whatever its name says; null where it is no table. */
export async function readSheet(bytes: Uint8Array): Promise<string[][] | null> {
  if (bytes.byteLength === 0) return null;
  try {
    const workbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
    return workbook ? ((await readXlsx(bytes))[0] ?? null) : await readCsv(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
}

/** Nothing in it is a formula. Widths are in letters. */
export async function writeSheet(
  format: SheetFormat,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === "xlsx") return new Uint8Array(await writeXlsx(columns, rows));
  const heads = columns.map(({ head }) => head);
  return new TextEncoder().encode(CSV_START + [heads, ...rows].map(csvLine).join(""));
}
