import { addWorkingMinutes, clampToWork } from "@/server/domain/calendar";
import type { Basics } from "./basics";
import { CALENDAR, DAY_MS, MINUTE_MS, WORK_DAY } from "./clock";
import { DEPARTMENTS } from "./departments";
import type { Random } from "./random";

/** How many of a department's answers come after the deadline. Assumptions. */
const LATE: Record<string, number> = {
  "fen-isleri": 0.125,
  "imar-sehircilik": 0.17,
  "park-bahceler": 0.11,
  "emlak-istimlak": 0.1,
  "ruhsat-denetim": 0.1,
  "veteriner-isleri": 0.07,
  zabita: 0.052,
  "temizlik-isleri": 0.048,
  "hizli-cozum": 0.008,
};
const LATE_BY_DEPARTMENT = new Map(DEPARTMENTS.map(({ id, slug }) => [id, LATE[slug] ?? 0.08]));

export const afterWork = (from: number, minutes: number): number =>
  addWorkingMinutes(CALENDAR, new Date(from), minutes).getTime();

/** In office hours where that is still before the limit. */
export function inOffice(ms: number, limit: number): number {
  const clamped = clampToWork(CALENDAR, new Date(ms)).getTime();
  return clamped < limit ? clamped : ms;
}

/** Near a normal distribution with mean 0 and deviation 1. */
const bell = (random: Random): number => (random.next() + random.next() + random.next() - 1.5) * 2;

/** When the answer would be given, were nothing in its way. */
export function answerAt({ legalClass, receivedAt, standard, leaf }: Basics, random: Random): number {
  const tail = random.between(0, 59_000);
  if (legalClass === "petition" || legalClass === "cimer") {
    const days = random.chance(0.03)
      ? random.between(31, 41)
      : Math.min(28, Math.max(1, 10.5 * Math.exp(0.55 * bell(random))));
    return inOffice(receivedAt + days * DAY_MS, Number.POSITIVE_INFINITY) + random.between(3, 400) * MINUTE_MS + tail;
  }
  const allowed =
    legalClass === "information_act"
      ? 15 * WORK_DAY
      : standard.unit === "working_days"
        ? standard.value * WORK_DAY
        : standard.value * 60;
  const late = random.chance(LATE_BY_DEPARTMENT.get(leaf.departmentId) ?? 0.08);
  const share = late
    ? 1.04 + random.next() ** 2 * 1.1
    : Math.min(0.95, Math.max(0.02, 0.3 * Math.exp(0.7 * bell(random))));
  return afterWork(receivedAt, Math.max(6, allowed * share)) + tail;
}

/** When public relations sits down with it; whoever records a call mostly routes it at once. */
export function triageAt({ channel, receivedAt }: Basics, random: Random): number {
  const recorded = channel === "call_centre" || channel === "desk";
  if (recorded && random.chance(0.7)) return receivedAt + random.between(0, 90) * 1000;
  return afterWork(receivedAt, random.between(4, recorded ? 60 : 150)) + random.between(0, 59_000);
}
