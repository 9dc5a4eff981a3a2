import { expect, it } from "vitest";
import { leftOf } from "./days-left";

const now = new Date("2026-11-25T09:00:00Z");

it.each([
  ["2026-11-20T14:00:00Z", "late", "over", 5],
  ["2026-11-25T08:00:00Z", "late", "overToday", 0],
  ["2026-11-25T14:00:00Z", "today", "today", 0],
  ["2026-11-25T21:30:00Z", "later", "days", 1],
  ["2026-12-07T14:00:00Z", "later", "days", 12],
])("%s", (due, kind, key, days) => {
  const left = leftOf(new Date(due), now);
  expect({ ...left, days: Math.abs(left.days) }).toEqual({ kind, key, days });
});
