"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatDayTime, formatSpan } from "@/components/i18n/format";
import { cx } from "@/components/ui/cx";
import { type TimeKind, TimeMark, timeText } from "@/components/ui/marks";
import { isOpen } from "@/server/domain/request";
import { MINUTE_MS } from "@/server/domain/time";
import type { RequestView } from "@/server/services/requests/get";
import { deadlineKind, useDeadlineText } from "../requests/parts/deadline-label";
import { RequestNo } from "../requests/parts/request-no";
import { StatusLabel } from "../requests/parts/status-label";

const GROUND: Record<TimeKind, string> = {
  late: "bg-late-tint",
  today: "bg-today-tint",
  later: "",
  paused: "bg-wait-tint",
  onTime: "bg-done-tint",
};

/** The way back, the number, and how much time is left. */
export function FieldHead({ request, now }: { request: RequestView; now: Date }) {
  const t = useTranslations("field.head");
  const locale = useLocale();
  const say = useDeadlineText();
  const open = isOpen(request.status);
  const kind = deadlineKind(request, now);
  const late = open && kind === "late";
  return (
    <header>
      <div className="flex min-h-12 items-center justify-between gap-3 bg-desk px-4">
        <Link href="/" className="flex min-h-ctl items-center gap-2 font-medium text-ink no-underline">
          <svg
            aria-hidden
            viewBox="0 0 16 16"
            width="16"
            height="16"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
          >
            <path d="M10 3 5 8l5 5" />
          </svg>
          {t("back")}
        </Link>
        <span className="flex items-center gap-3 text-t14">
          <StatusLabel status={request.status} />
          <RequestNo year={request.year} seq={request.seq} />
        </span>
      </div>
      <p
        className={cx(
          "flex min-h-10 items-center gap-2.5 border-y border-rule px-4 text-t14 font-medium",
          GROUND[kind],
          timeText(kind),
        )}
      >
        <TimeMark kind={kind} />
        {late
          ? t("over", { span: formatSpan((now.getTime() - request.dueAt.getTime()) / MINUTE_MS, locale) })
          : say(request, now)}
        {open && <span className="ml-auto font-normal">{t("due", { at: formatDayTime(request.dueAt, locale) })}</span>}
      </p>
    </header>
  );
}
