"use client";

import { useLocale, useTranslations } from "next-intl";
import { TimeMark } from "@/components/ui/marks";
import { type Dated, deadlineKind, deadlineText } from "./deadline";

export { deadlineKind } from "./deadline";

/** `const say = useDeadlineText(); say(row, now)` → "bugün 13:45" */
export function useDeadlineText(): (row: Dated, now: Date) => string {
  const locale = useLocale();
  const t = useTranslations("requests.deadline");
  return (row, now) => deadlineText(row, now, locale, (key, values) => t(key, values));
}

/** The mark alone, for the margin of a list; its words are said to those who do not see it. */
export function DeadlineMark({ row, now }: { row: Dated; now: Date }) {
  const t = useTranslations("requests.deadline.marks");
  const kind = deadlineKind(row, now);
  return <TimeMark kind={kind} label={t(kind)} />;
}
