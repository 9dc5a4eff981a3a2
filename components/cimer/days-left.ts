import { dayNumberOf } from "@/server/domain/time";

/** How far CİMER's deadline lies ahead, in whole days of the calendar: the clock stops there only when the answer is entered. */
export type Left = { kind: "late" | "today" | "later"; key: "over" | "overToday" | "today" | "days"; days: number };

export function leftOf(dueAt: Date, now: Date): Left {
  const days = dayNumberOf(dueAt) - dayNumberOf(now);
  if (dueAt < now) return { kind: "late", key: days === 0 ? "overToday" : "over", days: -days };
  return days === 0 ? { kind: "today", key: "today", days } : { kind: "later", key: "days", days };
}
