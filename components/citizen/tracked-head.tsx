import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { dayOf } from "@/server/domain/time";
import type { TrackedRequest } from "@/server/services/citizens/track";
import { formatDate, formatTime } from "../i18n/format";
import { inflect } from "../i18n/inflect";
import { type TimeKind, TimeMark } from "../ui/marks";
import { PageTitle } from "./page-title";

const bold = (words: ReactNode) => <b>{words}</b>;

/** How it stands: the headline in plain words, what it means, and by when. */
export async function TrackedHead({ request, now }: { request: TrackedRequest; now: Date }) {
  const [t, locale] = await Promise.all([getTranslations("citizen.track"), getLocale()]);
  const { status, neighbourhood } = request;
  return (
    <>
      <PageTitle
        over={
          <>
            {t("number")} <b className="text-ink">{request.number}</b>
          </>
        }
      >
        {t(`state.${status}.title`)}
      </PageTitle>
      <p className="text-[18px] leading-7 text-pretty">
        {t.rich(`state.${status}.now`, {
          department: request.department ?? t("someDepartment"),
          institution: request.institution?.name ?? t("someInstitution"),
          what: request.waitingFor ?? t("waitingUnknown"),
          date: formatDate(request.answeredAt ?? now, locale),
          b: bold,
        })}
      </p>
      <ByWhen request={request} now={now} />
      {request.mergedInto && (
        <p className="mt-2.5 text-t14 text-ink-2">{t("merged", { number: request.mergedInto })}</p>
      )}
      <p className="mt-2.5 text-t14 text-ink-2">
        {[
          request.subject,
          neighbourhood && t("neighbourhood", { name: neighbourhood }),
          t("applied", { date: formatDate(request.receivedAt, locale) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </>
  );
}

const OPEN: readonly string[] = ["new", "assigned", "in_progress", "waiting"];

/** The date we owe an answer by; when it is over, that we are sorry. */
async function ByWhen({ request, now }: { request: TrackedRequest; now: Date }) {
  const [t, locale] = await Promise.all([getTranslations("citizen.track"), getLocale()]);
  const { dueAt, late, paused, status } = request;
  if (!OPEN.includes(status)) return null;
  const date = formatDate(dueAt, locale);
  const time = formatTime(dueAt, locale);
  const today = dayOf(dueAt) === dayOf(now);
  const kind: TimeKind = late ? "late" : paused ? "paused" : today ? "today" : "later";
  return (
    <p className="mt-2.5 flex gap-2.5 text-t14 text-ink-2">
      <TimeMark kind={kind} className="mt-[5px]" />
      <span>
        {paused
          ? t("paused")
          : late
            ? today
              ? t("lateToday", { time: inflect(time, "locative", locale) })
              : t("late", { date })
            : t.rich("promise", { date, time: inflect(time, "dative", locale), b: bold })}
      </span>
    </p>
  );
}
