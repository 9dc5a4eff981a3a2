import fc from "fast-check";
import { expect, it } from "vitest";
import { quietHoursSchema, wakesAt } from "./quiet-hours";

const NIGHT = { from: 21 * 60, to: 8 * 60, receipts: false };
const istanbul = (text: string) => new Date(`${text}:00+03:00`);

it.each([
  ["2026-01-19T20:59", "2026-01-19T20:59"],
  ["2026-01-19T21:00", "2026-01-20T08:00"],
  ["2026-01-31T23:59", "2026-02-01T08:00"],
  ["2026-01-20T00:00", "2026-01-20T08:00"],
  ["2026-01-20T07:59", "2026-01-20T08:00"],
  ["2026-01-20T08:00", "2026-01-20T08:00"],
])("at %s goes at %s", (when, goes) => {
  expect(wakesAt(NIGHT, "resolved", istanbul(when))).toEqual(istanbul(goes));
});

it("may lie within a day", () => {
  const noon = { from: 12 * 60, to: 13 * 60, receipts: false };
  expect(wakesAt(noon, "reply", istanbul("2026-01-19T12:30"))).toEqual(istanbul("2026-01-19T13:00"));
  expect(wakesAt(noon, "reply", istanbul("2026-01-19T13:00"))).toEqual(istanbul("2026-01-19T13:00"));
});

it("lets a receipt through unless the municipality says otherwise", () => {
  const late = istanbul("2026-01-19T23:00");
  expect(wakesAt(NIGHT, "received", late)).toEqual(late);
  expect(wakesAt({ ...NIGHT, receipts: true }, "received", late)).toEqual(istanbul("2026-01-20T08:00"));
  expect(wakesAt(null, "resolved", late)).toEqual(late);
});

it("never goes earlier, never waits a day, and what it names is never quiet", () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  fc.assert(
    fc.property(
      minute,
      minute,
      fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true }),
      (from, to, when) => {
        fc.pre(from !== to);
        const quiet = { from, to, receipts: true };
        const goes = wakesAt(quiet, "resolved", when);
        expect(goes.getTime()).toBeGreaterThanOrEqual(when.getTime());
        expect(goes.getTime() - when.getTime()).toBeLessThan(86_400_000);
        expect(wakesAt(quiet, "resolved", goes)).toEqual(goes);
      },
    ),
  );
});

it("is not empty", () => {
  expect(quietHoursSchema.safeParse({ from: 60, to: 60, receipts: true }).success).toBe(false);
});
