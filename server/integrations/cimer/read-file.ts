import { type CimerTable, MOST_COLUMNS } from "@/server/domain/cimer/fields";
import { findHead, nameColumns } from "@/server/domain/cimer/guess";
import { readCsv } from "../read-csv";
import { readXlsx } from "../read-xlsx";
import { UnreadableFile } from "../unreadable-file";

const MOST_ROWS = 50_000;

const begins = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, place) => bytes[place] === byte);

/**
 * A file of CİMER's as a table: by its content an XLSX or a text with separators, whatever its name says.
 * Throws UnreadableFile, whose reason is a key of messages `cimer.unreadable`.
 */
export async function readCimerFile(bytes: Uint8Array): Promise<CimerTable> {
  if (bytes.length === 0) throw new UnreadableFile("empty");
  // The old Excel's container, and that of a workbook with a password.
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableFile("oldExcel");
  const sheets = begins(bytes, 0x50, 0x4b) ? await readXlsx(bytes) : [await readCsv(bytes)];
  const found = sheets.map((rows) => ({ rows, place: findHead(rows) })).find(({ place }) => place !== null);
  if (!found || found.place === null)
    throw new UnreadableFile(sheets.every((rows) => rows.length === 0) ? "empty" : "noHead");
  return tableOf(found.rows, found.place);
}

function tableOf(all: string[][], place: number): CimerTable {
  const width = Math.max(...all.slice(place).map((row) => row.length));
  if (width > MOST_COLUMNS) throw new UnreadableFile("tooManyColumns");
  const padded = (row: readonly string[] = []) => Array.from({ length: width }, (_, column) => row[column] ?? "");
  const rows = all
    .map((cells, index) => ({ line: index + 1, cells: padded(cells) }))
    .slice(place + 1)
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (rows.length === 0) throw new UnreadableFile("noRows");
  if (rows.length > MOST_ROWS) throw new UnreadableFile("tooManyRows");
  return { head: nameColumns(padded(all[place]), padded(all[place - 1])), rows };
}
