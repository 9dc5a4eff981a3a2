import { type CimerTable, MOST_COLUMNS } from "@/server/domain/cimer/fields";
import { findHead, nameColumns } from "@/server/domain/cimer/guess";
import type { Sheet } from "../read-xlsx";
import { UnreadableFile } from "../unreadable-file";

const MOST_ROWS = 50_000;

/** A list in a file, and the file's sheets in which there is one. */
export type CimerFile = { table: CimerTable; sheet: string | null; sheets: string[]; hiddenRows: number };

/**
 * The list in a file, from the sheet that is `wanted`, else the first that has one. Throws UnreadableFile, whose reason is a key of
 * messages `cimer.unreadable`.
 */
export function cimerFileIn(sheets: readonly Sheet[], wanted: string | null = null): CimerFile {
  const fitting = sheets.flatMap((sheet) => {
    const place = findHead(sheet.rows);
    return place === null ? [] : [{ ...sheet, place }];
  });
  const found = fitting.find(({ name }) => name === wanted) ?? fitting[0];
  if (!found) throw new UnreadableFile(sheets.every(({ rows }) => rows.length === 0) ? "empty" : "noHead");
  return {
    table: tableOf(found.rows, found.place),
    sheet: found.name,
    sheets: fitting.flatMap(({ name }) => name ?? []),
    hiddenRows: found.hiddenRows,
  };
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
