import { parse } from "csv-parse/sync";
import type { CallEvent } from "@/server/domain/call";
import { plain } from "@/server/domain/odd-text";
import type { CallFiles, LineProblem } from "../contracts";
import { COLUMNS, type Line, readLine, Unreadable } from "./line";

/** A file of calls, line by line: a bad line never costs a good one. */
export function readFile(text: string): ReturnType<CallFiles["read"]> {
  const calls: CallEvent[] = [];
  const problems: LineProblem[] = [];
  let columns: readonly string[] = COLUMNS;
  let lines = 0;
  for (const [index, line] of plain(text).split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const values = split(line);
    const named = index === 0 && values ? namesIn(values) : null;
    if (named) {
      columns = named;
      continue;
    }
    lines += 1;
    const read = values ? callIn(columns, values) : "notColumns";
    if (typeof read === "string") problems.push({ line: index + 1, reason: read });
    else calls.push(read);
  }
  return { lines, calls, problems };
}

/** Null where the line is no list of values. */
function split(line: string): string[] | null {
  try {
    return parse(line, { relax_quotes: false, bom: true, skip_empty_lines: true })[0] ?? null;
  } catch {
    return null;
  }
}

const namesIn = (values: readonly string[]): string[] | null => {
  const names = values.map((value) => value.trim().toLowerCase());
  return names.includes("start") && names.includes("dst") ? names : null;
};

function callIn(columns: readonly string[], values: readonly string[]): CallEvent | string {
  // Without its two last columns the file tells no call from another.
  if (values.length < Math.min(columns.length, COLUMNS.length - 1)) return "notColumns";
  const line: Line = Object.fromEntries(columns.map((name, index) => [name, values[index]]));
  try {
    return readLine(line);
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}
