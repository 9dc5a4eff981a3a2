import readExcelFile from "read-excel-file/node";
import type { SheetBounds } from "./sheet-bounds";
import { UnreadableFile } from "./unreadable-file";
import { plainArchive } from "./xlsx-archive";

/** One table of a file, as texts. A CSV has one, without a name. */
export type Sheet = { name: string | null; rows: string[][]; hiddenRows: number };

/** The sheets that people see, as texts. A formula has the value that was last worked out; of merged cells the first has the words. */
export async function readXlsx(bytes: Uint8Array, bounds: SheetBounds): Promise<Sheet[]> {
  try {
    const archive = plainArchive(bytes, bounds);
    if (archive.sheets.length === 0) return [];
    const sheets = await readExcelFile(Buffer.from(archive.bytes));
    let letters = 0;
    const counted = (value: unknown): string => {
      const text = textOf(value);
      letters += text.length;
      if (letters > bounds.letters) throw new UnreadableFile("tooLarge");
      return text;
    };
    return archive.sheets.map(({ name, hiddenRows }, place) => ({
      name,
      hiddenRows,
      rows: (sheets[place]?.data ?? []).map((row) => row.map(counted)),
    }));
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile("broken");
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return dateText(value);
  if (typeof value === "number" && Number.isInteger(value)) return BigInt(value).toString();
  if (typeof value === "boolean") return value ? "Evet" : "Hayır";
  return String(value).trim();
}

/** A spreadsheet's date has no zone: what it shows is kept, "2026-11-25 14:30", without a time that nobody wrote. */
function dateText(date: Date): string {
  // Kept as a fraction of a day, a minute may have lost its last millisecond.
  const [day = "", time = ""] = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().split("T");
  return time.startsWith("00:00:00") ? day : `${day} ${time.slice(0, 5)}`;
}
