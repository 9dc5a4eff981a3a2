import { parse } from "csv-parse";
import { UnreadableFile } from "./unreadable-file";

const SEPARATORS = [";", "\t", ","] as const;
/** Of a row with everything that a person wrote; a quote that is not closed makes one row of all that follows. */
const LONGEST_ROW = 1_000_000;
/** Enough to tell by which sign a line is divided. */
const LOOKED_AT = 20_000;

/** The rows of a text with separators, empty ones in their place. UTF-8 and UTF-16 by their marks or their form; what is neither is windows-1254. */
export function readCsv(bytes: Uint8Array, mostRows: number): Promise<string[][]> {
  const text = textOf(bytes);
  if (text.includes("\0")) throw new UnreadableFile("notTable");
  if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(text)) throw new UnreadableFile("webPage");
  const form = {
    delimiter: separatorOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    trim: true,
    max_record_size: LONGEST_ROW,
    on_record: (row: string[], { records }: { records: number }) => {
      if (records > mostRows) throw new UnreadableFile("tooManyRows");
      return row;
    },
  };
  return new Promise((resolve, reject) =>
    parse(text, form, (error, rows) => (error ? reject(unreadable(error)) : resolve(rows))),
  );
}

const unreadable = (error: unknown): UnreadableFile =>
  error instanceof UnreadableFile ? error : new UnreadableFile("quoteNotClosed");

function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1254").decode(bytes);
  }
}

/** The sign that stands most often outside quotes in the first lines. */
function separatorOf(text: string): string {
  const bare = text.slice(0, LOOKED_AT).replace(/"(?:[^"]|"")*"/g, "");
  const count = (sign: string) => bare.split(sign).length;
  return SEPARATORS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
