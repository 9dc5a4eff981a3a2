import type { Request } from "@/server/domain/request";
import { isAnswered, isOpen } from "@/server/domain/request";

type Clocked = Pick<Request, "status" | "clockFrom" | "dueAt" | "pausedAt" | "answeredAt">;

/** How far the time has gone: `part` from 0 to 1 of the bar, of which what lies beyond `due` is late. */
export type Scale = { part: number; due: number; late: boolean };

/** The bar from the clock's start to now or the answer; a bar that ran over shows the deadline inside it. */
export function scaleOf({ status, clockFrom, dueAt, pausedAt, answeredAt }: Clocked, now: Date): Scale {
  // When an old record was answered may not be known.
  if (isAnswered(status) && answeredAt === null) return { part: 0, due: 1, late: false };
  const end = answeredAt ?? (isOpen(status) ? (pausedAt ?? now) : now);
  const allowed = Math.max(1, dueAt.getTime() - clockFrom.getTime());
  const gone = Math.max(0, end.getTime() - clockFrom.getTime());
  const late = gone > allowed;
  return late ? { part: 1, due: allowed / gone, late } : { part: gone / allowed, due: 1, late };
}
