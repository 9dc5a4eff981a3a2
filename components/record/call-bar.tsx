"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { formatDayTime, formatSeconds } from "@/components/i18n/format";
import type { CallToRecord } from "@/server/services/calls/recording";
import { Elapsed } from "../calls/live/elapsed";
import { useLive } from "../calls/live/use-live";
import { cx } from "../ui/cx";

/** Above the form: the call it is recorded for, while it rings, is spoken, and after it. */
export function CallBar({ call, name, now }: { call: CallToRecord; name: string | null; now: Date }) {
  const t = useTranslations("calls.bar");
  const direction = useTranslations("calls.direction");
  const locale = useLocale();
  const { data } = useLive();
  const live = data?.calls.find(({ id }) => id === call.id);
  const talked = call.answeredAt && call.endedAt ? call.endedAt.getTime() - call.answeredAt.getTime() : null;
  return (
    <section
      aria-label={t("region")}
      className={cx(
        "flex flex-wrap items-baseline gap-x-4 gap-y-1 px-6 py-3",
        live ? "bg-accent text-on-accent" : "border-b border-rule-2 bg-desk text-ink-2",
      )}
    >
      {name && <b className="text-t18">{name}</b>}
      <span>
        {call.masked ?? t("hidden")} · {direction(call.direction)}
      </span>
      <span className="ml-auto">
        {live ? (
          <>
            {t(live.phase)}{" "}
            <b>
              <Elapsed since={(live.phase === "talking" && live.answeredAt) || live.startedAt} first={now} />
            </b>
          </>
        ) : (
          <>
            {t("at", { when: formatDayTime(call.startedAt, locale) })} · {t("ended")}
            {talked !== null && ` · ${formatSeconds(talked / 1000, locale)}`}
          </>
        )}
      </span>
    </section>
  );
}

/** A form that was opened by hand while one's telephone rings, and holds nothing yet, is for that call. */
export function useTakeLive(isFree: boolean): void {
  const router = useRouter();
  const { data } = useLive();
  const [only, other] = data?.calls.filter(({ recorded, direction }) => !recorded && direction !== "internal") ?? [];
  const id = isFree && !other ? only?.id : undefined;
  useEffect(() => {
    if (id !== undefined) router.replace(`/requests/new?call=${id}`);
  }, [id, router]);
}
