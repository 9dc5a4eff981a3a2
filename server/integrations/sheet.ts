import { CSV_START, csvLine } from "@/server/domain/csv";
import { readCsv } from "./read-csv";
import { readXlsx, type Sheet } from "./read-xlsx";
import { SHEET_BOUNDS, type SheetBounds } from "./sheet-bounds";
import { UnreadableFile } from "./unreadable-file";
import { type Column, writeXlsx } from "./write-xlsx";

/** A table in a file, as spreadsheets write and read it: XLSX, or CSV as Turkish Excel has it. */
export type SheetFormat = "xlsx" | "csv";

/**
 * Every table of a file that people see, by its content whatever its name says: the one way in for a spreadsheet. Which of them is
 * meant is for the caller to find, and for a person to say where several fit. Throws UnreadableFile.
 */
export async function readSheets(bytes: Uint8Array, bounds: SheetBounds = SHEET_BOUNDS): Promise<Sheet[]> {
  if (bytes.byteLength === 0) throw new UnreadableFile("empty");
  // The old Excel's container, and that of a workbook with a password.
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableFile("oldExcel");
  if (begins(bytes, 0x50, 0x4b)) return readXlsx(bytes, bounds);
  return [{ name: null, rows: await readCsv(bytes, bounds.rows), hiddenRows: 0 }];
}

const begins = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, place) => bytes[place] === byte);

/** Nothing in it is a formula. Widths are in letters. */
export async function writeSheet(
  format: SheetFormat,
  columns: readonly Column[],
  rows: readonly (readonly (string | null)[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === "xlsx") return new Uint8Array(await writeXlsx(columns, rows));
  const heads = columns.map(({ head }) => head);
  return new TextEncoder().encode(CSV_START + [heads, ...rows].map(csvLine).join(""));
}
