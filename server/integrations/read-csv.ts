import { parse } from "csv-parse";
import { UnreadableFile } from "./unreadable-file";

const SEPARATORS = [";", "\t", ","] as const;
/** Enough to tell by which sign a line is divided. */
const LOOKED_AT = 20_000;

/** The rows of a text with separators, empty ones in their place. UTF-8 and UTF-16 by their marks or their form; what is neither is windows-1254. */
export function readCsv(bytes: Uint8Array): Promise<string[][]> {
  const text = textOf(bytes);
  if (text.includes("\0")) throw new UnreadableFile("notTable");
  if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(text)) throw new UnreadableFile("webPage");
  const form = {
    delimiter: separatorOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    trim: true,
  };
  return new Promise((resolve, reject) =>
    parse(text, form, (error, rows) => (error ? reject(new UnreadableFile("quoteNotClosed")) : resolve(rows))),
  );
}

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
