import type { Locale } from "@/messages";
import { TIME_ZONE } from "./locale";

/** Every date below is shown as it is in Istanbul, whatever the machine's own zone. */
const TAG: Record<Locale, string> = { tr: "tr-TR", en: "en-GB" };

const made = new Map<string, Intl.DateTimeFormat>();

function parts(date: Date, locale: Locale, options: Intl.DateTimeFormatOptions): Record<string, string> {
  const key = locale + JSON.stringify(options);
  let format = made.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(TAG[locale], { ...options, timeZone: TIME_ZONE });
    made.set(key, format);
  }
  return Object.fromEntries(format.formatToParts(date).map((part) => [part.type, part.value]));
}

/** 297148 → `297.148` */
export const formatNumber = (value: number, locale: Locale, digits = 0): string =>
  value.toLocaleString(TAG[locale], { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** 0.923 → `%92,3` */
export const formatPercent = (ratio: number, locale: Locale, digits = 1): string =>
  ratio.toLocaleString(TAG[locale], { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits });

/** 0.094 → `+%9,4`, for a change against another period. */
export function formatChange(ratio: number, locale: Locale, digits = 1): string {
  const rounded = Number(ratio.toFixed(digits + 2));
  const sign = rounded > 0 ? "+" : rounded < 0 ? "−" : "";
  return sign + formatPercent(Math.abs(rounded), locale, digits);
}

/** `11:00` */
export function formatTime(date: Date, locale: Locale): string {
  const { hour, minute } = parts(date, locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return `${hour}:${minute}`;
}

/** `19 Ocak 2026 Pazartesi`, in English `Monday 19 January 2026` */
export function formatDate(date: Date, locale: Locale): string {
  const { day, month, year, weekday } = parts(date, locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    weekday: "long",
  });
  return locale === "tr" ? `${day} ${month} ${year} ${weekday}` : `${weekday} ${day} ${month} ${year}`;
}

/** `19 Ocak 2026 Pazartesi 11:00` */
export const formatDateTime = (date: Date, locale: Locale): string =>
  `${formatDate(date, locale)} ${formatTime(date, locale)}`;

/** `19 Oca`, for lists. */
export function formatDay(date: Date, locale: Locale): string {
  const { day, month } = parts(date, locale, { day: "numeric", month: "short" });
  return `${day} ${month}`;
}

/** `19 Oca 11:00` */
export const formatDayTime = (date: Date, locale: Locale): string =>
  `${formatDay(date, locale)} ${formatTime(date, locale)}`;

/** `Pzt 19, 11:00`, for a timeline. */
export function formatWeekdayTime(date: Date, locale: Locale): string {
  const { weekday, day } = parts(date, locale, { weekday: "short", day: "numeric" });
  return `${weekday} ${day}, ${formatTime(date, locale)}`;
}

/** `Ocak`, or `Oca` when short; month 1 to 12. */
export const formatMonth = (month: number, locale: Locale, length: "long" | "short" = "short"): string =>
  parts(new Date(Date.UTC(2026, month - 1, 15)), locale, { month: length }).month ?? "";

const UNITS: Record<Locale, { day: string; hour: string; minute: string }> = {
  tr: { day: "gün", hour: "sa", minute: "dk" },
  en: { day: "d", hour: "h", minute: "min" },
};

/** A length of time in minutes: 81 → `1 sa 21 dk`; from a day on, days only. `coarse` keeps the first unit alone. */
export function formatSpan(minutes: number, locale: Locale, coarse = false): string {
  const unit = UNITS[locale];
  const whole = Math.max(0, Math.floor(minutes));
  if (whole >= 1440) return `${formatNumber(Math.floor(whole / 1440), locale)} ${unit.day}`;
  const hours = Math.floor(whole / 60);
  if (hours === 0) return `${whole} ${unit.minute}`;
  const rest = whole % 60;
  return coarse || rest === 0 ? `${hours} ${unit.hour}` : `${hours} ${unit.hour} ${rest} ${unit.minute}`;
}

/** Length of a call in seconds: 192 → `3 dk 12 sn` */
export function formatSeconds(seconds: number, locale: Locale): string {
  const [minute, second] = locale === "tr" ? ["dk", "sn"] : ["min", "s"];
  const whole = Math.max(0, Math.round(seconds));
  return whole < 60 ? `${whole} ${second}` : `${Math.floor(whole / 60)} ${minute} ${whole % 60} ${second}`;
}

/** (2026, 14811) → `2026-014811` */
export const requestNumber = (year: number, sequence: number): string => `${year}-${String(sequence).padStart(6, "0")}`;

/** Splits a request's number before the part that is read aloud: `2026-0` and `14811`. */
export function splitRequestNumber(number: string): { light: string; dark: string } {
  const [, light = "", dark = number] = /^(\d+-0*)(\d+)$/.exec(number) ?? [];
  return { light, dark };
}

/** National digits of a Turkish telephone number, whatever the notation; undefined when there are not ten. */
function nationalDigits(phone: string): string | undefined {
  const digits = phone.replace(/\D/g, "").replace(/^(00)?90(?=\d{10}$)|^0(?=\d{10}$)/, "");
  return digits.length === 10 ? digits : undefined;
}

const grouped = (digits: string): string =>
  `0 ${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6, 8)} ${digits.slice(8)}`;

/** `+905321234514` → `0 532 123 45 14` */
export function formatPhone(phone: string): string {
  const digits = nationalDigits(phone);
  return digits ? grouped(digits) : phone;
}

/** `+905321234514` → `0 5•• ••• •• 14`; what is not a Turkish number keeps its last two digits. */
export function maskPhone(phone: string): string {
  const digits = nationalDigits(phone);
  return digits
    ? grouped(`${digits.slice(0, 1)}${"•".repeat(7)}${digits.slice(8)}`)
    : phone.replace(/\d(?=(\D*\d){2})/g, "•");
}
