import { at, DAY_MS, dayFromNumber } from "../time";
import { fold } from "../turkish";

const MONTHS = [
  "ocak",
  "subat",
  "mart",
  "nisan",
  "mayis",
  "haziran",
  "temmuz",
  "agustos",
  "eylul",
  "ekim",
  "kasim",
  "aralik",
];

const TIME = "(?:[ ,T]+(\\d{1,2})[:.](\\d{2})(?:[:.]\\d{2}(?:\\.\\d+)?)?)?";
const TURKISH = new RegExp(`^(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}|\\d{2})${TIME}$`);
const IN_WORDS = new RegExp(`^(\\d{1,2})\\s+(\\p{L}+)\\s+(\\d{4})(?:\\s+\\p{L}+)?${TIME}$`, "u");
const ISO = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${TIME}$`);
const ISO_WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
/** Days since 30 December 1899, as a spreadsheet keeps a date: from 2000 to 2064. */
const SERIAL = /^([3-5]\d{4})(?:[.,](\d+))?$/;
/** From 30 December 1899 to 1 January 1970. */
const SERIAL_EPOCH = 25_569;

/** A date as files write it, in Istanbul unless it names a zone: "25.11.2026 14:30", "2026-11-25", "25 Kasım 2026", 46351,6. Null where it is none. */
export function readDate(given: string): Date | null {
  const text = given.trim();
  if (ISO_WITH_ZONE.test(text)) return valid(new Date(text));
  const iso = ISO.exec(text);
  if (iso) return moment(iso[1], iso[2], iso[3], iso[4], iso[5]);
  const turkish = TURKISH.exec(text);
  if (turkish) return moment(turkish[3]?.padStart(4, "20"), turkish[2], turkish[1], turkish[4], turkish[5]);
  const worded = IN_WORDS.exec(text);
  if (worded)
    return moment(worded[3], String(MONTHS.indexOf(fold(worded[2] ?? "")) + 1), worded[1], worded[4], worded[5]);
  const serial = SERIAL.exec(text);
  return serial ? ofSerial(Number(`${serial[1]}.${serial[2] ?? "0"}`)) : null;
}

function moment(year = "", month = "", day = "", hour = "0", minute = "0"): Date | null {
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  try {
    return at(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, Number(hour) * 60 + Number(minute));
  } catch {
    return null;
  }
}

function ofSerial(serial: number): Date {
  const days = Math.floor(serial);
  return at(dayFromNumber(days - SERIAL_EPOCH), Math.round(((serial - days) * DAY_MS) / 60_000));
}

const valid = (date: Date): Date | null => (Number.isNaN(date.getTime()) ? null : date);
