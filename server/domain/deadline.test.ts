import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type Holiday, isWorkingDay, workCalendar, workingSpan } from "./calendar";
import {
  type Clock,
  deadlineFor,
  feeLapsesAt,
  type LegalClass,
  legalClassFor,
  pauseCounts,
  type Standard,
  timeOf,
  urgency,
} from "./deadline";
import { addDays, at, dayOf, minuteOfDay } from "./time";

const HOLIDAYS: Holiday[] = [
  ...["2026-01-01", "2026-03-20", "2026-04-23", "2026-05-01", "2026-05-19", "2026-10-29"].map(
    (day): Holiday => ({ day, kind: "public_holiday", name: "Resmî tatil" }),
  ),
  ...["2026-05-27", "2026-05-28", "2026-05-29"].map(
    (day): Holiday => ({ day, kind: "public_holiday", name: "Kurban Bayramı" }),
  ),
  ...["2026-03-19", "2026-05-26", "2026-10-28"].map((day): Holiday => ({ day, kind: "half_day", name: "Arife" })),
  { day: "2026-05-25", kind: "administrative_leave", name: "İdari izin" },
];
const hours = { opens: 480, closes: 1020, halfDayCloses: 780, leaveProlongsLegal: false };
const calendar = workCalendar({ holidays: HOLIDAYS, halfDayCounts: true, ...hours });
const strict = workCalendar({ holidays: HOLIDAYS, halfDayCounts: false, ...hours });
/** Of a municipality that lets administrative leave prolong legal limits, too. */
const prolonged = workCalendar({ holidays: HOLIDAYS, halfDayCounts: true, ...hours, leaveProlongsLegal: true });

const when = (text: string) => at(text.slice(0, 10), Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)));
const days = (value: number): Standard => ({ value, unit: "working_days" });
const workHours = (value: number): Standard => ({ value, unit: "working_hours" });
const clock = (receivedAt: string, given: Partial<Clock> = {}): Clock => ({
  legalClass: "none",
  standard: days(3),
  receivedAt: when(receivedAt),
  pausedMinutes: 0,
  ...given,
});

describe("the service standard", () => {
  test.each([
    ["the mockup's request", "2026-01-14 09:24", days(3), 20, "2026-01-19 09:44"],
    ["without its pause", "2026-01-14 09:24", days(3), 0, "2026-01-19 09:24"],
    ["received at night", "2026-01-14 22:10", days(1), 0, "2026-01-16 08:00"],
    ["received on a Saturday", "2026-01-17 11:00", days(1), 0, "2026-01-20 08:00"],
    ["paused over closing time", "2026-01-14 16:50", days(1), 20, "2026-01-16 08:10"],
    ["a day and an hour before the half day's closing", "2026-10-27 12:00", days(1), 0, "2026-10-28 12:00"],
    ["a day before the half day's afternoon", "2026-10-27 15:00", days(1), 0, "2026-10-30 08:00"],
    ["hours", "2026-01-14 09:00", workHours(4), 0, "2026-01-14 13:00"],
    ["hours over the night", "2026-01-14 16:00", workHours(4), 0, "2026-01-15 11:00"],
    ["hours to closing", "2026-01-14 13:00", workHours(4), 0, "2026-01-14 17:00"],
    ["hours with a pause", "2026-01-14 13:00", workHours(4), 30, "2026-01-15 08:30"],
    ["hours over the eve of Ramazan", "2026-03-19 12:00", workHours(2), 0, "2026-03-23 09:00"],
  ])("%s", (_name, receivedAt, standard, pausedMinutes, expected) => {
    expect(deadlineFor(calendar, clock(receivedAt, { standard, pausedMinutes }))).toEqual(when(expected));
  });

  test.each([clock("2026-01-14 09:24", { standard: days(-1) }), clock("2026-01-14 09:24", { pausedMinutes: -1 })])(
    "refuses what is less than nothing",
    (wrong) => {
      expect(() => deadlineFor(calendar, wrong)).toThrow(RangeError);
    },
  );
});

describe("the clocks of the law", () => {
  test.each<[string, LegalClass, string, string]>([
    ["30 calendar days", "petition", "2026-01-05 10:00", "2026-02-04 17:00"],
    ["30 days end on a Saturday", "petition", "2026-01-15 10:00", "2026-02-16 17:00"],
    ["30 days end on a holiday", "petition", "2026-04-19 23:30", "2026-05-20 17:00"],
    ["30 days end on leave before a half day", "petition", "2026-04-25 10:00", "2026-05-26 13:00"],
    ["CİMER as a petition", "cimer", "2026-01-05 10:00", "2026-02-04 17:00"],
    ["15 working days", "information_act", "2026-01-05 10:00", "2026-01-26 17:00"],
    ["15 working days from a Saturday", "information_act", "2026-01-03 10:00", "2026-01-23 17:00"],
    ["15 working days over holidays", "information_act", "2026-05-04 10:00", "2026-06-01 17:00"],
    ["15 working days to a half day", "information_act", "2026-10-07 10:00", "2026-10-28 13:00"],
  ])("%s", (_name, legalClass, receivedAt, expected) => {
    expect(deadlineFor(prolonged, clock(receivedAt, { legalClass }))).toEqual(when(expected));
  });

  it("gives 30 working days when another unit must be asked", () => {
    const extended = clock("2026-01-05 10:00", { legalClass: "information_act", extended: true });
    expect(deadlineFor(calendar, extended)).toEqual(when("2026-02-16 17:00"));
  });

  it("lets a fee be paid until the closing of the 15th working day", () => {
    expect(feeLapsesAt(calendar, when("2026-01-05 10:00"))).toEqual(when("2026-01-26 17:00"));
    expect(feeLapsesAt(prolonged, when("2026-05-04 18:30"))).toEqual(when("2026-06-01 17:00"));
  });

  it("are not prolonged by administrative leave, save where the municipality says so; the service standard is", () => {
    const of = (receivedAt: string, legalClass: LegalClass) => deadlineFor(calendar, clock(receivedAt, { legalClass }));
    expect(of("2026-04-25 10:00", "petition")).toEqual(when("2026-05-25 17:00"));
    expect(of("2026-04-25 10:00", "cimer")).toEqual(when("2026-05-25 17:00"));
    expect(of("2026-05-04 10:00", "information_act")).toEqual(when("2026-05-26 13:00"));
    expect(feeLapsesAt(calendar, when("2026-05-04 18:30"))).toEqual(when("2026-05-26 13:00"));
    const standard = clock("2026-05-22 10:00", { standard: days(1) });
    expect(deadlineFor(calendar, standard)).toEqual(when("2026-05-26 10:00"));
    expect(deadlineFor(prolonged, standard)).toEqual(when("2026-05-26 10:00"));
  });

  it("stops for the fee notice of law 4982 and for nothing else", () => {
    const due = (legalClass: LegalClass) =>
      deadlineFor(calendar, clock("2026-01-05 10:00", { legalClass, pausedMinutes: 540 + 30 }));
    expect(due("information_act")).toEqual(when("2026-01-28 08:30"));
    expect(due("petition")).toEqual(when("2026-02-04 17:00"));
    expect(due("cimer")).toEqual(when("2026-02-04 17:00"));
  });

  test.each<[LegalClass, boolean, boolean]>([
    ["none", true, true],
    ["petition", false, false],
    ["cimer", false, false],
    ["information_act", true, false],
  ])("of %s: a fee notice counts %s, another pause %s", (legalClass, fee, other) => {
    expect(pauseCounts(legalClass, "fee_notice")).toBe(fee);
    expect(pauseCounts(legalClass, "other")).toBe(other);
  });
});

test.each([
  ["call_centre", "complaint", false, "none"],
  ["call_centre", "information", false, "none"],
  ["whatsapp", "demand", false, "none"],
  ["desk", "complaint", false, "none"],
  ["desk", "complaint", true, "petition"],
  ["desk", "information", true, "information_act"],
  ["cimer", "complaint", false, "cimer"],
  ["cimer", "complaint", true, "cimer"],
  ["cimer", "information", false, "information_act"],
] as const)("%s, %s, formal %s is of class %s", (channel, kind, formal, expected) => {
  expect(legalClassFor({ channel, kind, formal })).toBe(expected);
});

test.each([
  ["2026-01-19 09:43", { open: true, paused: false }, "today"],
  ["2026-01-19 09:44", { open: true, paused: false }, "today"],
  ["2026-01-19 09:45", { open: true, paused: false }, "late"],
  ["2026-01-19 00:00", { open: true, paused: false }, "today"],
  ["2026-01-18 23:59", { open: true, paused: false }, "later"],
  ["2026-01-25 09:00", { open: true, paused: true }, "paused"],
  ["2026-01-25 09:00", { open: false, paused: false }, "done"],
  ["2026-01-25 09:00", { open: false, paused: true }, "done"],
] as const)("a deadline of 19 January 09:44, seen at %s with %j, is %s", (now, state, expected) => {
  expect(urgency(when("2026-01-19 09:44"), when(now), state)).toBe(expected);
});

const clocks = fc.record<Clock>({
  legalClass: fc.constantFrom<LegalClass[]>("none", "petition", "cimer", "information_act"),
  standard: fc.record<Standard>({
    value: fc.integer({ min: 0, max: 40 }),
    unit: fc.constantFrom<Standard["unit"][]>("working_hours", "working_days"),
  }),
  receivedAt: fc.date({ min: when("2025-11-01 00:00"), max: when("2026-11-30 00:00"), noInvalidDate: true }),
  pausedMinutes: fc.integer({ min: 0, max: 10_000 }),
  extended: fc.boolean(),
});
const calendars = fc.constantFrom(calendar, strict, prolonged);

describe("any deadline", () => {
  test("is never on a day off, outside office hours or before receipt", () => {
    fc.assert(
      fc.property(calendars, clocks, (calendar, given) => {
        const due = deadlineFor(calendar, given);
        const time = timeOf(calendar, given.legalClass);
        const span = workingSpan(time, dayOf(due));
        expect(isWorkingDay(time, dayOf(due))).toBe(true);
        expect(minuteOfDay(due)).toBeGreaterThanOrEqual(span?.opens ?? Number.NaN);
        expect(due.getTime()).toBeLessThanOrEqual(at(dayOf(due), span?.closes ?? Number.NaN).getTime());
        expect(due.getTime()).toBeGreaterThanOrEqual(given.receivedAt.getTime());
      }),
      { numRuns: 500 },
    );
  });

  test("is never earlier for more pause, a longer standard, an extension or a later receipt", () => {
    fc.assert(
      fc.property(calendars, clocks, fc.integer({ min: 0, max: 5_000_000 }), (calendar, given, more) => {
        const due = deadlineFor(calendar, given).getTime();
        const { standard, receivedAt, pausedMinutes } = given;
        const longer: Clock[] = [
          { ...given, pausedMinutes: pausedMinutes + more / 1_000 },
          { ...given, standard: { ...standard, value: standard.value + 1 } },
          { ...given, extended: true },
          { ...given, receivedAt: new Date(receivedAt.getTime() + more * 1_000) },
        ];
        for (const other of longer) expect(deadlineFor(calendar, other).getTime()).toBeGreaterThanOrEqual(due);
      }),
      { numRuns: 500 },
    );
  });

  test("of a petition leaves at least 30 days and at most the days off after them", () => {
    fc.assert(
      fc.property(calendars, clocks, (calendar, given) => {
        const thirtieth = addDays(dayOf(given.receivedAt), 30);
        const due = dayOf(deadlineFor(calendar, { ...given, legalClass: "petition" }));
        expect(due >= thirtieth).toBe(true);
        for (let day = thirtieth; day < due; day = addDays(day, 1))
          expect(isWorkingDay(calendar.legal, day)).toBe(false);
      }),
    );
  });
});
