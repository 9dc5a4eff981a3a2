import { formatDay, formatSpan, formatTime } from "@/components/i18n/format";
import type { Locale } from "@/messages";
import { isAnswered, isOpen, type Request } from "@/server/domain/request";
import { dayNumberOf, MINUTE_MS, yearOf } from "@/server/domain/time";

/** What a row must tell for its deadline to be said. */
export type Dated = Pick<Request, "status" | "dueAt" | "pausedAt" | "answeredOnTime">;

export type DeadlineKind = "late" | "today" | "later" | "paused" | "onTime";

/** Which mark stands in the margin. */
export function deadlineKind({ status, dueAt, pausedAt, answeredOnTime }: Dated, now: Date): DeadlineKind {
  if (isAnswered(status)) return answeredOnTime === null ? "later" : answeredOnTime ? "onTime" : "late";
  if (!isOpen(status)) return "later";
  if (pausedAt) return "paused";
  if (dueAt < now) return "late";
  return dayNumberOf(dueAt) === dayNumberOf(now) ? "today" : "later";
}

/** Messages `requests.deadline`. */
export type DeadlineWords = (
  key: "over" | "today" | "tomorrow" | "paused" | "onTime" | "answeredLate" | "answeredUnknown" | "closed",
  values?: Record<string, string>,
) => string;

/** "1 sa geçti", "bugün 13:45", "yarın 09:30", "22 Oca", "süre durdu", "süresinde". */
export function deadlineText(row: Dated, now: Date, locale: Locale, say: DeadlineWords): string {
  const { status, dueAt } = row;
  const time = formatTime(dueAt, locale);
  const kind = deadlineKind(row, now);
  if (isAnswered(status))
    return say(kind === "onTime" ? "onTime" : kind === "late" ? "answeredLate" : "answeredUnknown");
  if (!isOpen(status)) return say("closed");
  if (kind === "paused") return say("paused");
  if (kind === "late") {
    return say("over", { span: formatSpan((now.getTime() - dueAt.getTime()) / MINUTE_MS, locale, true) });
  }
  if (kind === "today") return say("today", { time });
  if (dayNumberOf(dueAt) === dayNumberOf(now) + 1) return say("tomorrow", { time });
  const day = formatDay(dueAt, locale);
  return yearOf(dueAt) === yearOf(now) ? day : `${day} ${yearOf(dueAt)}`;
}
