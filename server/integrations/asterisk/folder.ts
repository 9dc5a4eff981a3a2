import { open, readdir, realpath, stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { env } from "@/server/env";
import type { CallFiles } from "../contracts";

const MOST_BYTES = 4 * 1024 * 1024;
const NEWLINE = 10;

const isBelow = (path: string, root: string): boolean => !/^(\.\.(\/|$)|\/)/.test(relative(root, path));

/** Whether a folder, as it is written, lies where IT lets the product read files of calls. */
export const isBelowRoot = (folder: string): boolean =>
  folder.startsWith("/") && isBelow(resolve(folder), env.CALL_FILES_DIR);

/** The same of what lies there: a link leads where its maker wanted. */
const isReallyBelowRoot = async (path: string): Promise<boolean> =>
  isBelow(await realpath(path), await realpath(env.CALL_FILES_DIR));

/** What was added to the folder's CSV files: whole lines, at most four megabytes at once. A file that shrank was begun anew. */
export async function* addedTo(folder: string, known: ReadonlyMap<string, number>): ReturnType<CallFiles["added"]> {
  if (!isBelowRoot(folder)) throw new Error("The folder lies outside CALL_FILES_DIR");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".csv")).sort();
  for (const name of names) {
    const path = join(folder, name);
    if (!(await isReallyBelowRoot(path))) continue;
    const { size } = await stat(path);
    const read = known.get(name) ?? 0;
    let from = read > size ? 0 : read;
    while (from < size) {
      const bytes = wholeLines(await bytesAt(path, from, Math.min(size - from, MOST_BYTES)));
      if (bytes.byteLength === 0) break;
      yield { name, from, to: from + bytes.byteLength, text: new TextDecoder().decode(bytes) };
      from += bytes.byteLength;
    }
  }
}

async function bytesAt(path: string, from: number, length: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The exchange may be writing the last line still. */
const wholeLines = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1);
