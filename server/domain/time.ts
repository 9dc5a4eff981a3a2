/**
 * Days and minutes as the municipality's wall shows them. An instant is a `Date` in UTC; a day is an Istanbul day.
 * Turkey has kept UTC+3 the year round since 2016, so the zone is a constant and needs no time zone data.
 */

/** Minutes that Istanbul is ahead of UTC. */
export const ISTANBUL_OFFSET_MINUTES = 180;

/** An Istanbul day, as "2026-01-19". */
export type Day = string;

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
const OFFSET_MS = ISTANBUL_OFFSET_MINUTES * MINUTE_MS;

/** Days from 1 January 1970 to the Istanbul day of this instant. Throws RangeError on an invalid Date. */
export function dayNumberOf(at: Date): number {
  const number = Math.floor((at.getTime() + OFFSET_MS) / DAY_MS);
  if (Number.isNaN(number)) throw new RangeError("Not an instant: invalid Date");
  return number;
}

/** Days from 1 January 1970 to this day. Throws RangeError on a text that is no day of the calendar. */
export function dayNumber(day: Day): number {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) throw new RangeError(`Not a day: ${day}`);
  return ms / DAY_MS;
}

/** A day as PostgreSQL's date columns are written; an invalid Date where it is none. */
export const dateColumnOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** The day that lies this many days after 1 January 1970. */
export function dayFromNumber(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** Milliseconds since the epoch at which the day with this number begins in Istanbul. */
export function startOfDayNumberMs(number: number): number {
  return number * DAY_MS - OFFSET_MS;
}

/** The Istanbul day of an instant. Throws RangeError on an invalid Date. */
export function dayOf(at: Date): Day {
  return dayFromNumber(dayNumberOf(at));
}

/** The instant of 00:00 in Istanbul. Throws RangeError on a text that is no day. */
export function startOfDay(day: Day): Date {
  return new Date(startOfDayNumberMs(dayNumber(day)));
}

/** The day `n` calendar days later; earlier when `n` is negative. Throws RangeError on a text that is no day. */
export function addDays(day: Day, n: number): Day {
  return dayFromNumber(dayNumber(day) + n);
}

/** Whole minutes since 00:00 in Istanbul: 0..1439. */
export function minuteOfDay(at: Date): number {
  return Math.floor((at.getTime() - startOfDayNumberMs(dayNumberOf(at))) / MINUTE_MS);
}

/** The instant at this minute of the day: `at("2026-01-19", 584)` is 09:44 in Istanbul. */
export function at(day: Day, minuteOfDay: number): Date {
  return new Date(startOfDay(day).getTime() + minuteOfDay * MINUTE_MS);
}

/** The Istanbul year of an instant. */
export function yearOf(at: Date): number {
  return new Date(at.getTime() + OFFSET_MS).getUTCFullYear();
}

/** The first day of the instant's Istanbul month. */
export function monthOf(at: Date): Day {
  return `${dayOf(at).slice(0, 7)}-01`;
}

/** The half-open range of a year in Istanbul: `from` belongs to it, `to` is the next year's first instant. */
export function yearRange(year: number): { from: Date; to: Date } {
  return { from: startOfDay(`${year}-01-01`), to: startOfDay(`${year + 1}-01-01`) };
}

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** 1 is Monday, 7 is Sunday (ISO 8601). Day 0, 1 January 1970, was a Thursday. */
export function weekdayOfNumber(number: number): Weekday {
  return WEEKDAYS[(((number + 3) % 7) + 7) % 7] ?? 1;
}

/** 1 is Monday, 7 is Sunday (ISO 8601). Throws RangeError on a text that is no day. */
export function weekday(day: Day): Weekday {
  return weekdayOfNumber(dayNumber(day));
}
