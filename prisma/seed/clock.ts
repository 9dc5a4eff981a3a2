import { type WorkCalendar, workCalendar } from "@/server/domain/calendar";
import { DAY_MS, dayNumberOf, MINUTE_MS, startOfDayNumberMs } from "@/server/domain/time";
import { HOLIDAYS, OFFICE_HOURS } from "./calendar";

export const CALENDAR: WorkCalendar = workCalendar({ ...OFFICE_HOURS, holidays: HOLIDAYS });

/** Minutes of a full working day. */
export const WORK_DAY = OFFICE_HOURS.closes - OFFICE_HOURS.opens;

export const HOUR_MS = 60 * MINUTE_MS;
export { DAY_MS, MINUTE_MS };

export const dayStart = (ms: number): number => startOfDayNumberMs(dayNumberOf(new Date(ms)));

/** Milliseconds of 1 January 00:00 in Istanbul. */
export const yearStart = (year: number): number => Date.UTC(year, 0, 1) - 3 * HOUR_MS;

/** The Istanbul year of an instant. */
export const yearAt = (ms: number): number => new Date(ms + 3 * HOUR_MS).getUTCFullYear();

/** The Istanbul month of an instant, 0 to 11. */
export const monthIndex = (ms: number): number => new Date(ms + 3 * HOUR_MS).getUTCMonth();
