import {
  DAY_MS,
  type Day,
  dayNumber,
  dayNumberOf,
  ISTANBUL_OFFSET_MINUTES,
  MINUTE_MS,
  startOfDayNumberMs,
  weekdayOfNumber,
} from "./time";

/**
 * A day on which the office does not work as usual. Public holidays and the half days that begin at 13:00 on
 * 28 October and on the eves of the religious feasts: law 2429. Administrative leave is announced case by case.
 */
export type Holiday = { day: Day; kind: HolidayKind; name: string };
type HolidayKind = "public_holiday" | "half_day" | "administrative_leave";

/** When the office is open on one day, in minutes since 00:00 in Istanbul; half-open. */
export type WorkingSpan = { opens: number; closes: number };

export type CalendarSettings = {
  holidays: readonly Holiday[];
  /** Whether the morning of a half day is working time. */
  halfDayCounts: boolean;
  /** Minutes of the day: 480 is 08:00. */
  opens: number;
  closes: number;
  /** The minute at which a half day closes: 780 is 13:00. */
  halfDayCloses: number;
  /** Whether administrative leave prolongs the limits that laws set, too. */
  leaveProlongsLegal: boolean;
};

/** Working time. Spans are worked out once per day and kept, so that walking costs one look-up a day. */
export type WorkingTime = {
  readonly fullDay: WorkingSpan;
  readonly spanOf: (dayNumber: number) => WorkingSpan | null;
};

/**
 * The office's working time, and beside it the one by which legal limits run. Administrative leave is no holiday of law 2429, and the
 * chambers of the Council of State are divided on whether it prolongs a limit; so it prolongs none unless the municipality says so.
 */
export type WorkCalendar = WorkingTime & { readonly legal: WorkingTime };

/** Builds the calendar. Throws RangeError when the office hours are not whole minutes in order, or a holiday is no day. */
export function workCalendar(settings: CalendarSettings): WorkCalendar {
  const { holidays, leaveProlongsLegal } = settings;
  const office = workingTime(settings);
  if (leaveProlongsLegal) return { ...office, legal: office };
  const byLaw = holidays.filter(({ kind }) => kind !== "administrative_leave");
  return { ...office, legal: workingTime({ ...settings, holidays: byLaw }) };
}

function workingTime(settings: CalendarSettings): WorkingTime {
  const { opens, closes, halfDayCloses, halfDayCounts } = settings;
  if (![opens, closes, halfDayCloses].every(Number.isInteger) || opens < 0 || closes > 1440 || opens >= closes) {
    throw new RangeError(`Not office hours: ${opens} to ${closes}, half day to ${halfDayCloses}`);
  }
  const fullDay: WorkingSpan = { opens, closes };
  const closing = Math.min(halfDayCloses, closes);
  const halfDay = halfDayCounts && closing > opens ? { opens, closes: closing } : null;
  const special = new Map<number, WorkingSpan | null>();
  for (const holiday of settings.holidays) {
    const number = dayNumber(holiday.day);
    if (holiday.kind !== "half_day") special.set(number, null);
    else if (!special.has(number)) special.set(number, halfDay);
  }
  const spans = new Map<number, WorkingSpan | null>();
  const spanOf = (number: number): WorkingSpan | null => {
    const known = spans.get(number);
    if (known !== undefined) return known;
    const exception = special.get(number);
    const span = weekdayOfNumber(number) > 5 ? null : exception === undefined ? fullDay : exception;
    spans.set(number, span);
    return span;
  };
  return { fullDay, spanOf };
}

/** The office hours of a day, or null on a day off. Throws RangeError on a text that is no day. */
export function workingSpan(calendar: WorkingTime, day: Day): WorkingSpan | null {
  return calendar.spanOf(dayNumber(day));
}

/** Whether the office opens at all on this day. */
export function isWorkingDay(calendar: WorkingTime, day: Day): boolean {
  return workingSpan(calendar, day) !== null;
}

/** The instant itself when the office is open then, else the next opening. Closing time itself is no longer open. */
export function clampToWork(calendar: WorkingTime, at: Date): Date {
  let number = dayNumberOf(at);
  const span = calendar.spanOf(number);
  if (span) {
    const sinceMidnight = at.getTime() - startOfDayNumberMs(number);
    if (sinceMidnight < span.opens * MINUTE_MS) return openingOf(number, span);
    if (sinceMidnight < span.closes * MINUTE_MS) return at;
  }
  let next: WorkingSpan | null = null;
  while (!next) next = calendar.spanOf(++number);
  return openingOf(number, next);
}

/**
 * The instant by which this much working time has passed since `from`. Zero minutes give the next working moment;
 * time used up exactly at closing ends at closing, not at the next opening. Throws RangeError when negative.
 */
export function addWorkingMinutes(calendar: WorkingTime, from: Date, minutes: number): Date {
  if (!Number.isFinite(minutes) || minutes < 0) throw new RangeError(`Not a length of working time: ${minutes}`);
  const start = clampToWork(calendar, from).getTime();
  let number = Math.floor((start + ISTANBUL_OFFSET_MINUTES * MINUTE_MS) / DAY_MS);
  let left = minutes * MINUTE_MS;
  let begins = start;
  for (;;) {
    const span = calendar.spanOf(number);
    if (span) {
      const midnight = startOfDayNumberMs(number);
      begins = Math.max(begins, midnight + span.opens * MINUTE_MS);
      const open = midnight + span.closes * MINUTE_MS - begins;
      if (left <= open) return new Date(begins + left);
      left -= open;
    }
    number += 1;
  }
}

/**
 * The latest instant from which this much working time passes until `to`: what `addWorkingMinutes` leads back from.
 * Zero minutes give `to` itself. Throws RangeError when negative.
 */
export function workingMinutesBefore(calendar: WorkingTime, to: Date, minutes: number): Date {
  if (!Number.isFinite(minutes) || minutes < 0) throw new RangeError(`Not a length of working time: ${minutes}`);
  if (minutes === 0) return to;
  let left = minutes * MINUTE_MS;
  let ends = to.getTime();
  for (let number = dayNumberOf(to); ; number -= 1) {
    const span = calendar.spanOf(number);
    if (!span) continue;
    const midnight = startOfDayNumberMs(number);
    ends = Math.min(ends, midnight + span.closes * MINUTE_MS);
    const open = Math.max(0, ends - (midnight + span.opens * MINUTE_MS));
    if (left <= open) return new Date(ends - left);
    left -= open;
  }
}

/** Whole minutes of working time between two instants; 0 when `to` is not after `from`. */
export function workingMinutesBetween(calendar: WorkingTime, from: Date, to: Date): number {
  return Math.floor(workingMs(calendar, from, to) / MINUTE_MS);
}

/**
 * The same time of day, `n` working days later, counted from the next working moment. Where that time lies after a
 * half day's closing it is the next opening, so the result is always within office hours and never overtaken by
 * something that began later. Throws RangeError when `n` is not a whole number of at least 0.
 */
export function addWorkingDays(calendar: WorkingTime, from: Date, n: number): Date {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`Not a number of working days: ${n}`);
  const start = clampToWork(calendar, from);
  if (n === 0) return start;
  const first = dayNumberOf(start);
  const last = workingDayAfter(calendar, first, n);
  return clampToWork(calendar, new Date(start.getTime() + (last - first) * DAY_MS));
}

/** Working time between two instants in tenths of a full working day (54 minutes of nine hours), rounded up. */
export function workingTenths(calendar: WorkingTime, from: Date, to: Date): number {
  const fullDayMs = (calendar.fullDay.closes - calendar.fullDay.opens) * MINUTE_MS;
  return Math.ceil((workingMs(calendar, from, to) * 10) / fullDayMs);
}

/** The number of the `n`th working day after a day; that day itself is not counted. */
export function workingDayAfter(calendar: WorkingTime, number: number, n: number): number {
  let day = number;
  for (let left = n; left > 0; ) {
    day += 1;
    if (calendar.spanOf(day)) left -= 1;
  }
  return day;
}

function openingOf(number: number, span: WorkingSpan): Date {
  return new Date(startOfDayNumberMs(number) + span.opens * MINUTE_MS);
}

function workingMs(calendar: WorkingTime, from: Date, to: Date): number {
  const last = dayNumberOf(to);
  let total = 0;
  for (let number = dayNumberOf(from); number <= last; number += 1) {
    const span = calendar.spanOf(number);
    if (!span) continue;
    const midnight = startOfDayNumberMs(number);
    const begins = Math.max(from.getTime(), midnight + span.opens * MINUTE_MS);
    const ends = Math.min(to.getTime(), midnight + span.closes * MINUTE_MS);
    if (ends > begins) total += ends - begins;
  }
  return total;
}
