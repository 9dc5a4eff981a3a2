import { expect, it } from "vitest";
import { scaleOf } from "./clock";

const at = (hour: number) => new Date(Date.UTC(2026, 0, 19, hour));
const running = { status: "in_progress" as const, clockFrom: at(0), dueAt: at(10), pausedAt: null, answeredAt: null };

it.each([
  ["half of the time has gone", running, at(5), { part: 0.5, due: 1, late: false }],
  ["it ran over", running, at(20), { part: 1, due: 0.5, late: true }],
  ["a pause stands still", { ...running, pausedAt: at(2) }, at(20), { part: 0.2, due: 1, late: false }],
  [
    "an answer ends it",
    { ...running, status: "resolved" as const, answeredAt: at(4) },
    at(20),
    { part: 0.4, due: 1, late: false },
  ],
])("%s", (_, request, now, scale) => expect(scaleOf(request, now)).toEqual(scale));
