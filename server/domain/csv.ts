import { dayOf, minuteOfDay } from "./time";

/** A table for Turkish Excel: semicolons, lines ended by CRLF, and a byte order mark in front (`CSV_START`). */
export const CSV_START = "\uFEFF";

/** A spreadsheet takes what begins so, also in the wide signs of East Asia, for a formula and would run it; a figure of ours may be negative. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text that no spreadsheet runs. */
export const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const two = (value: number): string => String(value).padStart(2, "0");

/** `2026-01-19 11:04` in Istanbul, as a spreadsheet reads a date; empty where there is none. Every file we give out has its times so. */
export function momentText(date: Date | null): string {
  if (!date) return "";
  const minute = minuteOfDay(date);
  return `${dayOf(date)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The same to the second, where the order of acts within a minute counts. */
export const secondText = (date: Date): string => `${momentText(date)}:${two(date.getUTCSeconds())}`;

type Cell = string | number | Date | null;

function cell(value: Cell): string {
  if (value instanceof Date) return momentText(value);
  const text = typeof value === "string" ? harmless(value) : String(value ?? "");
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cell).join(";")}\r\n`;
