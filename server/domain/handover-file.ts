import { z } from "zod";
import { readRequestNumber, requestNumber } from "./number";
import { fold } from "./turkish";

/** A hand-over in a file: we fill in the first columns, the institution the last three, and the file comes back as it went. */
export const FILE_COLUMNS = [
  "number",
  "referred",
  "subject",
  "description",
  "address",
  "latitude",
  "longitude",
  "name",
  "phone",
  "theirNumber",
  "status",
  "notes",
] as const;
export type FileColumn = (typeof FILE_COLUMNS)[number];
export type FileRow = Record<FileColumn, string>;

/** What one row of a file that came back says; a problem is a key of messages `handover.file.problems`. */
export type FileSaid = { number: string; theirNumber: string; status: "open" | "closed"; notes: string };
export type FileProblem = { line: number; number: string; key: string; value: string };
export type ReadFile = { said: (FileSaid & { line: number })[]; problems: FileProblem[] };

const STATUS: Record<string, FileSaid["status"]> = {
  "": "open",
  acik: "open",
  open: "open",
  kapali: "closed",
  kapandi: "closed",
  sonuclandi: "closed",
  closed: "closed",
};

const textSchema = z.object({ theirNumber: z.string().max(100), notes: z.string().max(2000) });

/** What the columns are called in one language. */
export type Heads = ReadonlyMap<FileColumn, string>;

/**
 * `heads`: what the columns are called, in any of our languages. A row in which the institution has written nothing yet is no problem
 * and says nothing. Null where the columns are not ours.
 */
export function readHandoverFile(rows: readonly string[][], heads: readonly Heads[]): ReadFile | null {
  const place = rows.findIndex((row) => columnsOf(row, heads) !== null);
  const columns = columnsOf(rows[place] ?? [], heads);
  if (!columns) return null;
  const said: ReadFile["said"] = [];
  const problems: FileProblem[] = [];
  rows.slice(place + 1).forEach((row, index) => {
    const line = place + index + 2;
    const cell = (name: FileColumn) => (row[columns.get(name) ?? -1] ?? "").trim().replace(/^'/, "");
    const [written, theirNumber, notes] = [cell("number"), cell("theirNumber"), cell("notes")];
    const status = STATUS[fold(cell("status"))];
    if (theirNumber === "" && notes === "" && cell("status") === "") return;
    const read = readRequestNumber(written);
    const wrong = (key: string, value = "") => problems.push({ line, number: written, key, value });
    if (!read) wrong("numberUnknown", written);
    else if (theirNumber === "") wrong("theirNumberMissing");
    else if (!status) wrong("statusUnknown", cell("status"));
    else if (!textSchema.safeParse({ theirNumber, notes }).success) wrong("tooLong");
    else said.push({ line, number: requestNumber(read.year, read.seq), theirNumber, status, notes });
  });
  return { said, problems };
}

const NEEDED: readonly FileColumn[] = ["number", "theirNumber", "status", "notes"];

/** Where each column stands in a row of headings; null where it is no such row. */
function columnsOf(row: readonly string[], heads: readonly Heads[]): Map<FileColumn, number> | null {
  const folded = row.map(fold);
  const maps = heads.map((head) => new Map([...head].map(([name, text]) => [name, folded.indexOf(fold(text))])));
  return maps.find((found) => NEEDED.every((name) => (found.get(name) ?? -1) >= 0)) ?? null;
}
