"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatTime } from "@/components/i18n/format";
import { SectionHead } from "@/components/shell/page-head";
import type { RequestView } from "@/server/services/requests/get";

const SHOWN = 4;

/** The last things that happened, oldest of them first; the whole of it is on the request's own page. */
export function PreviewStory({ request }: { request: RequestView }) {
  const t = useTranslations();
  const locale = useLocale();
  const past = (act: string) => {
    const key = `requests.acts.past.${act}`;
    return t(t.has(key) ? key : "requests.acts.past.other");
  };
  const events = request.events.slice(0, SHOWN).map(({ id, at, act, staff }) => ({
    key: `event ${id}`,
    at,
    text:
      act === "receive"
        ? t(`request.timeline.received.${request.channel}`)
        : t("triage.preview.by", { who: staff ?? t("requests.acts.somebody"), what: past(act) }),
    fate: "",
  }));
  const messages = request.messages.slice(-SHOWN).map(({ id, createdAt, medium, notice, state }) => ({
    key: `message ${id}`,
    at: createdAt,
    text: t("triage.preview.sms", {
      medium: t(`request.messages.medium.${medium}`),
      notice: t(`request.messages.notice.${notice ?? "incoming"}`),
    }),
    fate: t(`request.messages.state.${state}`),
  }));
  const lines = [...events, ...messages].sort((a, b) => a.at.getTime() - b.at.getTime()).slice(-SHOWN);
  return (
    <section>
      <SectionHead title={t("triage.preview.timeline")} />
      <ul>
        {lines.map(({ key, at, text, fate }) => (
          <li key={key} className="grid grid-cols-[52px_1fr] py-0.5">
            <time dateTime={at.toISOString()} className="text-ink-3">
              {formatTime(at, locale)}
            </time>
            <span>
              {text}
              {fate && <span className="text-ink-2"> · {fate}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
