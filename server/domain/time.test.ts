import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  addDays,
  at,
  dayFromNumber,
  dayNumber,
  dayNumberOf,
  dayOf,
  minuteOfDay,
  monthOf,
  startOfDay,
  weekday,
  yearOf,
  yearRange,
} from "./time";

const utc = (text: string) => new Date(`${text}Z`);

describe("an instant on the wall of Istanbul", () => {
  test.each([
    ["2026-01-19T06:44:00", "2026-01-19", 9 * 60 + 44, 2026, "2026-01-01"],
    ["2025-12-31T20:59:59.999", "2025-12-31", 1439, 2025, "2025-12-01"],
    ["2025-12-31T21:00:00", "2026-01-01", 0, 2026, "2026-01-01"],
    ["2026-07-15T21:30:00", "2026-07-16", 30, 2026, "2026-07-01"],
    ["2028-02-29T12:00:00", "2028-02-29", 900, 2028, "2028-02-01"],
    ["1969-12-31T20:59:00", "1969-12-31", 1439, 1969, "1969-12-01"],
  ])("%s UTC", (text, day, minute, year, month) => {
    expect(dayOf(utc(text))).toBe(day);
    expect(minuteOfDay(utc(text))).toBe(minute);
    expect(yearOf(utc(text))).toBe(year);
    expect(monthOf(utc(text))).toBe(month);
  });

  it("is UTC+3 in summer as in winter", () => {
    expect(startOfDay("2026-01-19")).toEqual(utc("2026-01-18T21:00:00"));
    expect(startOfDay("2026-07-19")).toEqual(utc("2026-07-18T21:00:00"));
  });

  it("is refused when it is none", () => {
    expect(() => dayOf(new Date(Number.NaN))).toThrow(RangeError);
    expect(() => minuteOfDay(new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe("a day", () => {
  test.each(["", "2026-02-30", "2026-13-01", "19.01.2026", "2026-1-9", "2026-01-19T00:00"])("is not %j", (text) => {
    expect(() => startOfDay(text)).toThrow(RangeError);
  });

  test.each([
    ["2026-01-19", 1],
    ["2026-01-25", 7],
    ["1970-01-01", 4],
    ["1969-12-28", 7],
    ["2028-02-29", 2],
  ])("%s is weekday %i", (day, expected) => {
    expect(weekday(day)).toBe(expected);
  });

  test.each([
    ["2026-01-31", 1, "2026-02-01"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2025-12-31", 365, "2026-12-31"],
    ["2026-01-19", 0, "2026-01-19"],
  ])("%s plus %i days is %s", (day, n, expected) => {
    expect(addDays(day, n)).toBe(expected);
  });
});

test("a year's range is half-open and joins the next", () => {
  const { from, to } = yearRange(2025);
  expect([from, to]).toEqual([utc("2024-12-31T21:00:00"), utc("2025-12-31T21:00:00")]);
  expect(yearOf(from)).toBe(2025);
  expect(yearOf(new Date(to.getTime() - 1))).toBe(2025);
  expect(yearOf(to)).toBe(2026);
  expect(yearRange(2026).from).toEqual(to);
});

const instants = fc.date({ min: utc("1990-01-01T00:00:00"), max: utc("2080-01-01T00:00:00"), noInvalidDate: true });

test("day and minute give the instant back, to the minute", () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const minute = Math.floor(instant.getTime() / 60_000) * 60_000;
      expect(at(dayOf(instant), minuteOfDay(instant)).getTime()).toBe(minute);
    }),
  );
});

test("numbers of days go there and back, and weekdays follow each other", () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const day = dayOf(instant);
      expect(dayFromNumber(dayNumber(day))).toBe(day);
      expect(dayNumberOf(instant)).toBe(dayNumber(day));
      expect(weekday(addDays(day, 1))).toBe((weekday(day) % 7) + 1);
    }),
  );
});
