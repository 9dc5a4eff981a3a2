import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import english from "@/messages/en/requests.json";
import turkish from "@/messages/tr/requests.json";
import type { Status } from "@/server/domain/request";
import { at } from "@/server/domain/time";
import { type Dated, deadlineKind, deadlineText } from "./deadline";

const now = at("2026-01-19", 11 * 60 + 4);
const say = {
  tr: createTranslator({ locale: "tr", messages: turkish, namespace: "deadline" }),
  en: createTranslator({ locale: "en", messages: english, namespace: "deadline" }),
};

const due = (day: string, minute: number, more: Partial<Dated> = {}): Dated => ({
  status: "assigned",
  dueAt: at(day, minute),
  pausedAt: null,
  answeredOnTime: null,
  ...more,
});

const closed = (status: Status, answeredOnTime: boolean | null) => due("2026-01-10", 600, { status, answeredOnTime });

describe("a deadline in words and its mark", () => {
  it.each([
    ["an hour over", due("2026-01-19", 600), "late", "1 sa geçti", "1 h overdue"],
    ["minutes over", due("2026-01-19", 640), "late", "24 dk geçti", "24 min overdue"],
    ["days over", due("2026-01-16", 600), "late", "3 gün geçti", "3 d overdue"],
    ["this minute", { ...due("2026-01-19", 0), dueAt: now }, "today", "bugün 11:04", "today 11:04"],
    ["later today", due("2026-01-19", 825), "today", "bugün 13:45", "today 13:45"],
    ["tomorrow", due("2026-01-20", 570), "later", "yarın 09:30", "tomorrow 09:30"],
    ["within the year", due("2026-01-22", 570), "later", "22 Oca", "22 Jan"],
    ["next year", due("2027-01-04", 570), "later", "4 Oca 2027", "4 Jan 2027"],
    ["paused, though over", due("2026-01-16", 600, { pausedAt: now }), "paused", "süre durdu", "clock stopped"],
    ["answered on time", closed("resolved", true), "onTime", "süresinde", "on time"],
    ["answered late", closed("declined", false), "late", "geç cevaplandı", "answered late"],
    ["merged", closed("merged", null), "later", "kapandı", "closed"],
    ["withdrawn", closed("withdrawn", null), "later", "kapandı", "closed"],
  ] as const)("%s", (_, row, kind, inTurkish, inEnglish) => {
    expect(deadlineKind(row, now)).toBe(kind);
    expect(deadlineText(row, now, "tr", say.tr)).toBe(inTurkish);
    expect(deadlineText(row, now, "en", say.en)).toBe(inEnglish);
  });

  it("reads the day as the wall in Istanbul does, not as UTC", () => {
    const lateEvening = at("2026-01-19", 23 * 60 + 30);
    expect(deadlineText(due("2026-01-20", 20), lateEvening, "tr", say.tr)).toBe("yarın 00:20");
  });
});
