"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDayTime } from "@/components/i18n/format";
import { ErrorMark, TimeMark } from "@/components/ui/marks";
import type { MessageState } from "@/server/domain/notices";
import type { RequestView } from "@/server/services/requests/get";

const GONE_WRONG: readonly MessageState[] = ["failed", "expired", "refused", "unknown"];

function Fate({ state, error }: { state: MessageState; error: string | null }) {
  const t = useTranslations("request.messages.state");
  const wrong = GONE_WRONG.includes(state);
  const color = state === "delivered" ? "text-done" : wrong ? "text-late" : "text-ink-3";
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${color}`} title={error ?? undefined}>
      {state === "delivered" && <TimeMark kind="onTime" />}
      {wrong && <ErrorMark />}
      {t(state)}
    </span>
  );
}

/** Every message of a request with what became of it; one that was not delivered is never shown as sent. */
export function MessageFates({ request }: { request: RequestView }) {
  const t = useTranslations("request.messages");
  const locale = useLocale();
  if (request.messages.length === 0) {
    return <p className="text-ink-2">{t(request.identityWithheld ? "withheld" : "none")}</p>;
  }
  return (
    <ul>
      {request.messages.map(({ id, medium, notice, direction, createdAt, state, error }) => (
        <li key={id} className="grid grid-cols-[1fr_auto] gap-2 py-[3px]">
          <span>
            {t("when", {
              medium: t(`medium.${medium}`),
              notice: t(`notice.${direction === "incoming" ? "incoming" : (notice ?? "reply")}`),
              at: formatDayTime(createdAt, locale),
            })}
          </span>
          <Fate state={state} error={error} />
        </li>
      ))}
    </ul>
  );
}
