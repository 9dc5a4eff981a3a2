import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatDay, formatMonth, formatNumber, formatSeconds } from "@/components/i18n/format";
import { addDays } from "@/server/domain/time";
import type { CallCounts } from "@/server/services/calls/counts";
import { callQueryOf } from "./address";

/** Incoming calls of the months shown; each figure opens its rows. */
export function CallSummary({ span, counts }: { span: { from: string; to: string }; counts: CallCounts }) {
  const t = useTranslations("calls");
  const locale = useLocale();
  const last = addDays(span.to, -1);
  const noon = (day: string) => new Date(`${day}T09:00:00Z`);
  const oneMonth = last.slice(0, 7) === span.from.slice(0, 7);
  const name = oneMonth
    ? t("span.month", {
        month: formatMonth(Number(span.from.slice(5, 7)), locale, "long"),
        year: span.from.slice(0, 4),
      })
    : t("span.range", {
        from: formatDay(noon(span.from), locale),
        to: `${formatDay(noon(last), locale)} ${last.slice(0, 4)}`,
      });
  const figure = (which: "offered" | "answered" | "missed", answered?: "yes" | "no") => (
    <Link href={`/calls${callQueryOf({ direction: "incoming", ...span, answered })}`} prefetch={false} className="link">
      {t(`summary.${which}`, { count: formatNumber(counts[which], locale) })}
    </Link>
  );
  return (
    <>
      {name}: {figure("offered")} · {figure("answered", "yes")} · {figure("missed", "no")}
      {counts.answered > 0 && (
        <> · {t("summary.talk", { time: formatSeconds(counts.talkSeconds / counts.answered, locale) })}</>
      )}
    </>
  );
}
