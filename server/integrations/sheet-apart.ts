import { inThread, ThreadEnded, type Work } from "@/server/threads";
import type { Sheet } from "./read-xlsx";
import type { SheetFormat } from "./sheet";
import type { SheetBounds } from "./sheet-bounds";
import { UnreadableFile } from "./unreadable-file";
import type { Column } from "./write-xlsx";

export type SheetQuestion =
  | { read: Uint8Array; bounds: SheetBounds }
  | { format: SheetFormat; columns: readonly Column[]; rows: readonly (readonly (string | null)[])[] };
export type SheetAnswer = { sheets: Sheet[] } | { bytes: Uint8Array<ArrayBuffer> } | { unreadable: string };

const WORK: Work = {
  file: "server/integrations/sheet-thread.ts",
  kind: "sheets",
  memoryMb: 1024,
  timeoutMs: 60_000,
};

/** `readSheets` outside the event loop. What takes longer than a minute or more than a gigabyte is too large. Throws UnreadableFile, UNAVAILABLE `busy`. */
export async function readSheetsApart(bytes: Uint8Array, bounds: SheetBounds): Promise<Sheet[]> {
  const answer = await ask({ read: bytes, bounds }).catch((error: unknown) => {
    throw error instanceof ThreadEnded ? new UnreadableFile("tooLarge") : error;
  });
  return "sheets" in answer ? answer.sheets : [];
}

/** `writeSheet` outside the event loop. Throws UNAVAILABLE `busy`. */
export async function writeSheetApart(
  format: SheetFormat,
  columns: readonly Column[],
  rows: readonly (readonly (string | null)[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await ask({ format, columns, rows });
  return "bytes" in answer ? answer.bytes : new Uint8Array();
}

async function ask(question: SheetQuestion): Promise<SheetAnswer> {
  const answer = await inThread<SheetAnswer>(WORK, question);
  if ("unreadable" in answer) throw new UnreadableFile(answer.unreadable);
  return answer;
}
