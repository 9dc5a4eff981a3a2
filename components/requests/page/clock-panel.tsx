"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDateTime, formatDayTime, formatPercent, formatSpan } from "@/components/i18n/format";
import { TimeMark, timeText } from "@/components/ui/marks";
import { isAnswered, isOpen } from "@/server/domain/request";
import type { RequestView } from "@/server/services/requests/get";
import { deadlineKind, useDeadlineText } from "../parts/deadline-label";
import { scaleOf } from "./clock";

/** What a request that waits is waiting for, and until when. */
export function WaitsFor({ request }: { request: RequestView }) {
  const t = useTranslations("request.clock");
  const terms = useTranslations("requests.terms.waitingOn");
  const locale = useLocale();
  const { feeNoticedAt, status, waitingFor, waitingOn, waitingUntil } = request;
  if (!waitingUntil || !(feeNoticedAt || status === "waiting")) return null;
  const until = formatDateTime(waitingUntil, locale);
  return (
    <p className="mt-1 text-wait">
      {feeNoticedAt
        ? t("fee", { until })
        : t("waiting", { waitingOn: terms(waitingOn ?? "other"), waitingFor: waitingFor ?? "", until })}
    </p>
  );
}

/** The deadline in large type, by which law or standard it stands, and how much of the time has gone. */
export function ClockPanel({ request, now }: { request: RequestView; now: Date }) {
  const t = useTranslations("request.clock");
  const locale = useLocale();
  const say = useDeadlineText();
  const kind = deadlineKind(request, now);
  const scale = scaleOf(request, now);
  const standard = t(request.standardUnit === "working_days" ? "workingDays" : "workingHours", {
    count: request.standardValue,
  });
  const law = request.extendedAt ? "information_act_extended" : request.legalClass;
  const rule = law === "none" ? t("standard", { standard }) : t(`law.${law}`);
  const paused =
    request.pausedMinutes > 0 ? ` ${t("paused", { span: formatSpan(request.pausedMinutes, locale) })}` : "";
  const headline = isAnswered(request.status)
    ? request.answeredOnTime === null
      ? say(request, now)
      : t(request.answeredOnTime ? "answeredOnTime" : "answeredLate")
    : isOpen(request.status)
      ? say(request, now)
      : t("closed");
  return (
    <section className="pb-3.5">
      <p className={`flex items-center gap-2.5 text-t22 font-bold tracking-[-.01em] ${timeText(kind)}`}>
        <TimeMark kind={kind} size={14} />
        {headline}
      </p>
      <p className="mt-1 text-ink-2">
        {t("due", { at: formatDateTime(request.dueAt, locale) })} {rule}
        {paused}
      </p>
      <WaitsFor request={request} />
      <div
        role="img"
        aria-label={t("scale", { percent: formatPercent(Math.min(scale.part, scale.due) / scale.due, locale, 0) })}
        className="relative mt-3 h-1.5 border border-rule-2"
      >
        <span
          className="absolute inset-y-0 left-0 bg-ink-3"
          style={{ width: `${Math.min(scale.part, scale.due) * 100}%` }}
        />
        {scale.late && (
          <span className="absolute inset-y-0 right-0 bg-late" style={{ width: `${(1 - scale.due) * 100}%` }} />
        )}
      </div>
      <p className="mt-1 flex justify-between text-t12 text-ink-3">
        <span>{formatDayTime(request.clockFrom, locale)}</span>
        <span>
          {request.answeredAt
            ? t("answered", { at: formatDayTime(request.answeredAt, locale) })
            : formatDayTime(scale.late ? now : request.dueAt, locale)}
        </span>
      </p>
    </section>
  );
}
