import { dayOf, minuteOfDay } from "@/server/domain/time";

const two = (value: number): string => String(value).padStart(2, "0");

/** `2026-01-19 11:04`, as a spreadsheet reads a date; empty where there is none. */
export function momentText(date: Date | null): string {
  if (!date) return "";
  const minute = minuteOfDay(date);
  return `${dayOf(date)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
