import readExcelFile from "read-excel-file/node";
import { UnreadableFile } from "./unreadable-file";

/** What a workbook may be when it is unpacked; a file that claims more is no list of applications. */
const MOST_UNPACKED_BYTES = 400 * 1024 * 1024;

/** The rows of each sheet as texts. A formula has the value that was last worked out; of merged cells the first has the words. */
export async function readXlsx(bytes: Uint8Array): Promise<string[][][]> {
  if (unpackedBytes(bytes) > MOST_UNPACKED_BYTES) throw new UnreadableFile("tooLarge");
  try {
    const sheets = await readExcelFile(Buffer.from(bytes));
    return sheets.map(({ data }) => data.map((row) => row.map(textOf)));
  } catch {
    throw new UnreadableFile("broken");
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

const CENTRAL_ENTRY = 0x02014b50;
const SIZE_AT = 24;

/** What the archive's own list of contents claims. */
function unpackedBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = bytes.length - SIZE_AT - 4; at >= 0; at -= 1) {
    if (bytes[at] === 0x50 && view.getUint32(at, true) === CENTRAL_ENTRY) sum += view.getUint32(at + SIZE_AT, true);
  }
  return sum;
}
