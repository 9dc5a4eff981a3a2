import { skipToken, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue } from "react";
import { formatNumber } from "@/components/i18n/format";
import { useTRPC } from "@/components/trpc/client";

/** From here on the server stops counting. */
const MANY = 10_000;

/** What the next night would delete, if raw records were kept for so many days; nothing where it is no number of days. */
export function DueRecords({ days }: { days: number }) {
  const t = useTranslations("settings.retention");
  const locale = useLocale();
  const trpc = useTRPC();
  const incomingDays = useDeferredValue(days);
  const asked = Number.isInteger(incomingDays) && incomingDays >= 30 && incomingDays <= 3650;
  const { data } = useQuery(trpc.settings.dueRecords.queryOptions(asked ? { incomingDays } : skipToken));
  const say = (count: number) =>
    count > MANY ? t("dueMany", { number: formatNumber(MANY, locale) }) : formatNumber(count, locale);
  const what =
    data &&
    (["incoming", "calls", "callFiles"] as const).flatMap((kind) =>
      data[kind] > 0 ? [t(`dueOf.${kind}`, { count: data[kind], number: say(data[kind]) })] : [],
    );
  return (
    <p aria-live="polite" className="min-h-[1lh] text-pretty text-ink-2">
      {what && (what.length > 0 ? t("due", { what: new Intl.ListFormat(locale).format(what) }) : t("dueNothing"))}
    </p>
  );
}
