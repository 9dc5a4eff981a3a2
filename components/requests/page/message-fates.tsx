"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDayTime } from "@/components/i18n/format";
import { ResendButton } from "@/components/messages/resend-button";
import { useErrorWords } from "@/components/messages/use-error-words";
import { ErrorMark, TimeMark } from "@/components/ui/marks";
import { isResendable } from "@/server/domain/delivery";
import type { MessageState } from "@/server/domain/notices";
import type { RequestView } from "@/server/services/requests/get";

const GONE_WRONG: readonly MessageState[] = ["failed", "expired", "refused", "unknown"];

function Fate({ state }: { state: MessageState }) {
  const t = useTranslations("request.messages.state");
  const wrong = GONE_WRONG.includes(state);
  const color = state === "delivered" ? "text-done" : wrong ? "text-late" : "text-ink-3";
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${color}`}>
      {state === "delivered" && <TimeMark kind="onTime" />}
      {wrong && <ErrorMark />}
      {t(state)}
    </span>
  );
}

/** Every message of a request with what became of it; one that was not delivered is never shown as sent, and may be sent anew. */
export function MessageFates({ request }: { request: RequestView }) {
  const t = useTranslations("request.messages");
  if (request.messages.length === 0) {
    return <p className="text-ink-2">{t(request.identityWithheld ? "withheld" : "none")}</p>;
  }
  return (
    <ul>
      {request.messages.map((message) => (
        <Item key={message.id} message={message} mayResend={request.mayResend && !request.citizen?.noSms} />
      ))}
    </ul>
  );
}

function Item({ message, mayResend }: { message: RequestView["messages"][number]; mayResend: boolean }) {
  const t = useTranslations("request.messages");
  const senders = useTranslations("messages.sender");
  const inWords = useErrorWords();
  const locale = useLocale();
  const { id, medium, notice, direction, createdAt, state, error, sender } = message;
  const by = medium === "sms" && sender && senders.has(sender) ? ` · ${senders(sender)}` : "";
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-2 py-[3px]">
      <span>
        {t("when", {
          medium: t(`medium.${medium}`),
          notice: t(`notice.${direction === "incoming" ? "incoming" : (notice ?? "reply")}`),
          at: formatDayTime(createdAt, locale),
        })}
        {by && <span className="text-ink-3">{by}</span>}
      </span>
      <Fate state={state} />
      {error && state !== "delivered" && <span className="col-span-2 text-t12 text-ink-2">{inWords(error)}</span>}
      {mayResend && direction === "outgoing" && isResendable(state) && (
        <span className="col-span-2 pb-1.5">
          <ResendButton id={id} medium={medium} unknown={state === "unknown"} />
        </span>
      )}
    </li>
  );
}
