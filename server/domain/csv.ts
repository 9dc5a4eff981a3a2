/** A table for Turkish Excel: semicolons, lines ended by CRLF, and a byte order mark in front (`CSV_START`). */
export const CSV_START = "\uFEFF";

/** A spreadsheet takes what begins so for a formula and would run it; a figure of ours may be negative. */
const FORMULA = /^[=+\-@\t\r]/;

/** A text that no spreadsheet runs. */
export const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

function cell(value: string | number | null): string {
  const text = typeof value === "string" ? harmless(value) : String(value ?? "");
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(cell).join(";")}\r\n`;
