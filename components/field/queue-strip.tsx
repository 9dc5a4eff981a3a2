"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { formatDayTime } from "@/components/i18n/format";
import { Button } from "@/components/ui/button";
import { ErrorMark, TimeMark } from "@/components/ui/marks";
import { RequestNo, requestHref } from "../requests/parts/request-no";
import { isWaiting, type Waiting } from "./queue";
import { type QueueState, useQueue } from "./use-queue";

/** The server may be away though the telephone has a connection. */
const AGAIN_MS = 30_000;

/** Sends what waits when the page opens, when the connection comes back, and now and then. */
function useSending({ queue, send }: QueueState): void {
  const waits = queue.some(isWaiting);
  const go = useEffectEvent(() => void send());
  useEffect(() => {
    if (!waits) return;
    const online = () => go();
    go();
    window.addEventListener("online", online);
    const timer = setInterval(online, AGAIN_MS);
    return () => {
      window.removeEventListener("online", online);
      clearInterval(timer);
    };
  }, [waits]);
}

function Item({ waiting, again, remove }: { waiting: Waiting } & Pick<QueueState, "again" | "remove">) {
  const t = useTranslations("field.queue");
  const locale = useLocale();
  const { requestId, year, seq, summary, answer, at, refusal } = waiting;
  return (
    <li className="border-t border-rule py-2.5">
      <p className="flex justify-between gap-3">
        <Link href={requestHref({ year, seq })} className="link min-w-0 truncate">
          {summary}
        </Link>
        <RequestNo year={year} seq={seq} />
      </p>
      <p className="text-ink">“{answer}”</p>
      <p className="text-ink-3">{t("written", { at: formatDayTime(at, locale) })}</p>
      {refusal !== null && (
        <>
          <p className="my-1.5 flex items-baseline gap-1.5 font-medium text-late">
            <ErrorMark className="relative top-[1.5px]" />
            <span>{t("refused", { why: refusal })}</span>
          </p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => void again(waiting)}>{t("again")}</Button>
            <Button look="danger" onClick={() => remove(requestId)}>
              {t("drop")}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}

/** "2 kayıt bağlantı gelince gönderilecek · göster"; nothing where nothing waits. */
export function QueueStrip() {
  const t = useTranslations("field.queue");
  const state = useQueue();
  useSending(state);
  const { queue, again, remove } = state;
  if (queue.length === 0) return null;
  const refused = queue.filter((waiting) => !isWaiting(waiting)).length;
  return (
    <details className="border-b border-dashed border-rule-2 px-4 text-t14 text-ink-2" open={refused > 0 || undefined}>
      <summary className="flex min-h-ctl items-center gap-2">
        <TimeMark kind="paused" />
        <span role="status">
          {refused > 0 ? t("notTaken", { count: refused }) : t("waiting", { count: queue.length })}
        </span>
        <span className="link">{t("show")}</span>
      </summary>
      <ul>
        {queue.map((waiting) => (
          <Item key={waiting.requestId} waiting={waiting} again={again} remove={remove} />
        ))}
      </ul>
    </details>
  );
}
