import { parse } from "csv-parse/sync";
import readExcelFile from "read-excel-file/node";
import writeExcelFile from "write-excel-file/node";
import { CSV_START, csvLine } from "@/server/domain/csv";

/** A table in a file, as spreadsheets write and read it: XLSX, or CSV as Turkish Excel has it. */
export type SheetFormat = "xlsx" | "csv";

const MOST_BYTES = 8 * 1024 * 1024;
/** What a workbook may claim to be when it is unpacked. */
const MOST_UNPACKED = 128 * 1024 * 1024;

/** The first sheet as texts, by its content whatever its name says; null where it is no table. */
export async function readSheet(bytes: Uint8Array): Promise<string[][] | null> {
  if (bytes.byteLength === 0 || bytes.byteLength > MOST_BYTES) return null;
  try {
    return bytes[0] === 0x50 && bytes[1] === 0x4b ? await readWorkbook(bytes) : readText(bytes);
  } catch {
    return null;
  }
}

async function readWorkbook(bytes: Uint8Array): Promise<string[][] | null> {
  if (unpackedSize(bytes) > MOST_UNPACKED) return null;
  const [first] = await readExcelFile(Buffer.from(bytes));
  return first?.data.map((row) => row.map(textOf)) ?? null;
}

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
};

/** The sizes that the archive's own directory names, one after each of its marks. */
function unpackedSize(bytes: Uint8Array): number {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  let size = 0;
  for (let at = archive.indexOf(mark); at >= 0 && at + 28 <= archive.length; at = archive.indexOf(mark, at + 4))
    size += archive.readUInt32LE(at + 24);
  return size;
}

function readText(bytes: Uint8Array): string[][] | null {
  const text = decoded(bytes);
  if (text.includes("\0")) return null;
  const head = text.split("\n", 1)[0] ?? "";
  const delimiter = [";", "\t", ","].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ";";
  return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true });
}

/** UTF-8, else what older Turkish programs write. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1254").decode(bytes);
  }
}

/** Nothing in it is a formula. Widths are in letters. */
export async function writeSheet(
  format: SheetFormat,
  columns: readonly { head: string; width: number }[],
  rows: readonly (readonly string[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const heads = columns.map(({ head }) => head);
  if (format === "csv") return new TextEncoder().encode(CSV_START + [heads, ...rows].map(csvLine).join(""));
  const bold = heads.map((value) => ({ value, type: String, fontWeight: "bold" as const }));
  const written = rows.map((row) => row.map((value) => ({ value, type: String, wrap: true })));
  const workbook = await writeExcelFile([bold, ...written], {
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
  return new Uint8Array(workbook);
}
