import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  addWorkingDays,
  addWorkingMinutes,
  type CalendarSettings,
  clampToWork,
  type Holiday,
  isWorkingDay,
  workCalendar,
  workingMinutesBefore,
  workingMinutesBetween,
  workingSpan,
  workingTenths,
} from "./calendar";
import { at, type Day, dayOf, minuteOfDay } from "./time";

const free = (day: Day, name: string): Holiday => ({ day, kind: "public_holiday", name });
const half = (day: Day, name: string): Holiday => ({ day, kind: "half_day", name });

const HOLIDAYS: Holiday[] = [
  half("2025-10-28", "Cumhuriyet Bayramı (öğleden sonra)"),
  free("2025-10-29", "Cumhuriyet Bayramı"),
  free("2026-01-01", "Yılbaşı"),
  half("2026-03-19", "Ramazan Bayramı arifesi"),
  free("2026-03-20", "Ramazan Bayramı 1. gün"),
  free("2026-03-21", "Ramazan Bayramı 2. gün"),
  free("2026-03-22", "Ramazan Bayramı 3. gün"),
  half("2026-05-26", "Kurban Bayramı arifesi"),
  free("2026-05-27", "Kurban Bayramı 1. gün"),
  free("2026-05-28", "Kurban Bayramı 2. gün"),
  free("2026-05-29", "Kurban Bayramı 3. gün"),
  free("2026-05-30", "Kurban Bayramı 4. gün"),
  { day: "2026-05-25", kind: "administrative_leave", name: "İdari izin" },
  half("2026-10-28", "Cumhuriyet Bayramı (öğleden sonra)"),
  free("2026-10-29", "Cumhuriyet Bayramı"),
  free("2027-05-19", "Gençlik ve Spor Bayramı"),
  free("2027-05-19", "Kurban Bayramı 4. gün"),
];
const SETTINGS: CalendarSettings = {
  holidays: HOLIDAYS,
  halfDayCounts: true,
  opens: 480,
  closes: 1020,
  halfDayCloses: 780,
  leaveProlongsLegal: false,
};
const calendar = workCalendar(SETTINGS);
const strict = workCalendar({ ...SETTINGS, halfDayCounts: false });

/** "2026-01-19 09:44" in Istanbul. */
const when = (text: string) => at(text.slice(0, 10), Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)));
const read = (instant: Date) => {
  const minute = minuteOfDay(instant);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${dayOf(instant)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};

describe("the office hours of a day", () => {
  const full = { opens: 480, closes: 1020 };
  const morning = { opens: 480, closes: 780 };
  test.each([
    ["2026-01-19", "Monday", full, full],
    ["2026-01-24", "Saturday", null, null],
    ["2026-01-25", "Sunday", null, null],
    ["2026-01-01", "New Year", null, null],
    ["2026-10-28", "eve of the Republic", morning, null],
    ["2026-10-29", "Republic", null, null],
    ["2026-03-19", "eve of Ramazan", morning, null],
    ["2026-03-21", "feast on a Saturday", null, null],
    ["2026-05-25", "administrative leave", null, null],
    ["2027-05-19", "two holidays on one day", null, null],
  ])("%s, %s", (day, _name, counted, notCounted) => {
    expect(workingSpan(calendar, day)).toEqual(counted);
    expect(workingSpan(strict, day)).toEqual(notCounted);
    expect(isWorkingDay(calendar, day)).toBe(counted !== null);
  });

  it("is off when leave falls on a half day, in whichever order they are entered", () => {
    const leave: Holiday = { day: "2026-10-28", kind: "administrative_leave", name: "İdari izin" };
    const eve = half("2026-10-28", "Cumhuriyet Bayramı (öğleden sonra)");
    for (const holidays of [
      [leave, eve],
      [eve, leave],
    ]) {
      expect(isWorkingDay(workCalendar({ ...SETTINGS, holidays }), "2026-10-28")).toBe(false);
    }
  });

  it("ends no later on a half day than on another, and a half day that ends before it begins is off", () => {
    expect(workingSpan(workCalendar({ ...SETTINGS, closes: 720 }), "2026-10-28")).toEqual({ opens: 480, closes: 720 });
    expect(workingSpan(workCalendar({ ...SETTINGS, halfDayCloses: 480 }), "2026-10-28")).toBeNull();
  });

  test.each([
    { opens: 1020, closes: 480 },
    { opens: 480, closes: 480 },
    { opens: -1 },
    { closes: 1441 },
    { opens: 480.5 },
    { halfDayCloses: Number.NaN },
  ])("are refused when they are none: %j", (wrong) => {
    expect(() => workCalendar({ ...SETTINGS, ...wrong })).toThrow(RangeError);
  });

  it("are refused with a holiday on no day", () => {
    expect(() => workCalendar({ ...SETTINGS, holidays: [free("2026-02-30", "?")] })).toThrow(RangeError);
  });
});

describe("the next working moment", () => {
  test.each([
    ["2026-01-19 09:44", "2026-01-19 09:44"],
    ["2026-01-19 08:00", "2026-01-19 08:00"],
    ["2026-01-19 07:59", "2026-01-19 08:00"],
    ["2026-01-19 16:59", "2026-01-19 16:59"],
    ["2026-01-19 17:00", "2026-01-20 08:00"],
    ["2026-01-23 18:30", "2026-01-26 08:00"],
    ["2026-01-24 10:00", "2026-01-26 08:00"],
    ["2026-10-28 12:59", "2026-10-28 12:59"],
    ["2026-10-28 13:00", "2026-10-30 08:00"],
    ["2026-03-19 13:00", "2026-03-23 08:00"],
    ["2025-12-31 23:00", "2026-01-02 08:00"],
  ])("after %s is %s", (from, expected) => {
    expect(read(clampToWork(calendar, when(from)))).toBe(expected);
  });
});

describe("working minutes", () => {
  test.each([
    ["2026-01-19 09:00", 60, "2026-01-19 10:00"],
    ["2026-01-19 16:00", 60, "2026-01-19 17:00"],
    ["2026-01-19 16:00", 61, "2026-01-20 08:01"],
    ["2026-01-19 17:00", 0, "2026-01-20 08:00"],
    ["2026-01-23 16:30", 60, "2026-01-26 08:30"],
    ["2026-01-24 12:00", 30, "2026-01-26 08:30"],
    ["2026-10-28 12:00", 90, "2026-10-30 08:30"],
    ["2026-05-22 16:00", 60 + 300, "2026-05-26 13:00"],
    ["2026-05-22 16:00", 60 + 301, "2026-06-01 08:01"],
    ["2026-01-12 08:00", 5 * 540, "2026-01-16 17:00"],
  ])("%s and %i more end at %s", (from, minutes, expected) => {
    expect(read(addWorkingMinutes(calendar, when(from), minutes))).toBe(expected);
  });

  test.each([
    ["2026-01-19 09:00", "2026-01-19 10:00", 60],
    ["2026-01-19 10:00", "2026-01-19 09:00", 0],
    ["2026-01-23 16:30", "2026-01-26 08:30", 60],
    ["2026-01-24 00:00", "2026-01-25 23:59", 0],
    ["2026-10-28 08:00", "2026-10-30 08:00", 300],
    ["2026-01-19 00:00", "2026-01-26 00:00", 5 * 540],
  ])("from %s to %s are %3$i", (from, to, expected) => {
    expect(workingMinutesBetween(calendar, when(from), when(to))).toBe(expected);
  });

  it("are counted when they are whole", () => {
    const start = when("2026-01-19 09:00").getTime();
    expect(workingMinutesBetween(calendar, new Date(start), new Date(start + 119_999))).toBe(1);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("cannot be %d", (minutes) => {
    expect(() => addWorkingMinutes(calendar, when("2026-01-19 09:00"), minutes)).toThrow(RangeError);
  });
});

describe("working days", () => {
  test.each([
    ["2026-01-14 09:24", 3, "2026-01-19 09:24"],
    ["2026-01-14 09:24", 0, "2026-01-14 09:24"],
    ["2026-01-17 11:00", 1, "2026-01-20 08:00"],
    ["2026-10-27 12:00", 1, "2026-10-28 12:00"],
    ["2026-10-27 14:00", 1, "2026-10-30 08:00"],
    ["2026-10-27 14:00", 2, "2026-10-30 14:00"],
    ["2026-03-18 10:00", 2, "2026-03-23 10:00"],
    ["2026-05-22 10:00", 1, "2026-05-26 10:00"],
    ["2025-12-31 10:00", 1, "2026-01-02 10:00"],
  ])("%s and %i more end at %s", (from, n, expected) => {
    expect(read(addWorkingDays(calendar, when(from), n))).toBe(expected);
  });

  test.each([-1, 1.5, Number.NaN])("cannot be %d", (n) => {
    expect(() => addWorkingDays(calendar, when("2026-01-19 09:00"), n)).toThrow(RangeError);
  });

  test.each([
    ["2026-01-19 08:00", "2026-01-19 08:00", 0],
    ["2026-01-19 08:00", "2026-01-19 08:01", 1],
    ["2026-01-19 08:00", "2026-01-19 08:54", 1],
    ["2026-01-19 08:00", "2026-01-19 08:55", 2],
    ["2026-01-19 08:00", "2026-01-19 17:00", 10],
    ["2026-01-23 17:00", "2026-01-26 08:00", 0],
    ["2026-01-14 09:24", "2026-01-19 09:24", 30],
    ["2026-01-20 08:00", "2026-01-19 08:00", 0],
  ])("from %s to %s are %i tenths", (from, to, expected) => {
    expect(workingTenths(calendar, when(from), when(to))).toBe(expected);
  });
});

const calendars = fc.constantFrom(calendar, strict);
const instants = fc.date({ min: when("2025-10-01 00:00"), max: when("2026-12-01 00:00"), noInvalidDate: true });
const minutes = fc.integer({ min: 0, max: 20_000 });
const days = fc.integer({ min: 0, max: 60 });

describe("for any instant", () => {
  test("the next working moment is open, not earlier, and nothing is open in between", () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, from) => {
        const next = clampToWork(calendar, from);
        const span = workingSpan(calendar, dayOf(next));
        expect(next.getTime()).toBeGreaterThanOrEqual(from.getTime());
        expect(minuteOfDay(next)).toBeGreaterThanOrEqual(span?.opens ?? Number.NaN);
        expect(minuteOfDay(next)).toBeLessThan(span?.closes ?? Number.NaN);
        expect(workingTenths(calendar, from, next)).toBe(0);
        expect(clampToWork(calendar, next)).toEqual(next);
      }),
    );
  });

  test("minutes added are measured again", () => {
    fc.assert(
      fc.property(calendars, instants, minutes, (calendar, from, added) => {
        expect(workingMinutesBetween(calendar, from, addWorkingMinutes(calendar, from, added))).toBe(added);
      }),
    );
  });

  test("minutes counted back are passed again, and a moment later they are not", () => {
    fc.assert(
      fc.property(calendars, instants, minutes, (calendar, to, back) => {
        const from = workingMinutesBefore(calendar, to, back);
        expect(workingMinutesBetween(calendar, from, to)).toBe(back);
        if (back > 0) expect(workingMinutesBetween(calendar, new Date(from.getTime() + 1), to)).toBe(back - 1);
      }),
    );
    expect(() => workingMinutesBefore(calendar, when("2026-01-19 09:00"), -1)).toThrow(RangeError);
  });

  test("more minutes or a later start never end earlier", () => {
    fc.assert(
      fc.property(calendars, instants, instants, minutes, minutes, (calendar, from, other, a, b) => {
        const end = (start: Date, added: number) => addWorkingMinutes(calendar, start, added).getTime();
        expect(end(from, Math.max(a, b))).toBeGreaterThanOrEqual(end(from, Math.min(a, b)));
        const [earlier, later] = from <= other ? [from, other] : [other, from];
        expect(end(later, a)).toBeGreaterThanOrEqual(end(earlier, a));
      }),
    );
  });

  test("days added end in office hours; more days end later, and a later start never ends earlier", () => {
    fc.assert(
      fc.property(calendars, instants, instants, days, (calendar, from, other, n) => {
        const end = addWorkingDays(calendar, from, n);
        expect(clampToWork(calendar, end)).toEqual(end);
        expect(addWorkingDays(calendar, from, n + 1).getTime()).toBeGreaterThan(end.getTime());
        const otherEnd = addWorkingDays(calendar, other, n);
        expect(
          Math.sign(other.getTime() - from.getTime()) * (otherEnd.getTime() - end.getTime()),
        ).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("time measured in two stretches is the time measured in one", () => {
    fc.assert(
      fc.property(calendars, fc.tuple(instants, instants, instants), (calendar, given) => {
        const toMinute = (instant: Date) => new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
        const [a, b, c] = given.map(toMinute).sort((x, y) => x.getTime() - y.getTime());
        if (!a || !b || !c) throw new Error("three instants");
        const between = (from: Date, to: Date) => workingMinutesBetween(calendar, from, to);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        expect(workingTenths(calendar, a, c)).toBe(Math.ceil(between(a, c) / 54));
      }),
    );
  });
});
