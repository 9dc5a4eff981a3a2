import { skipToken, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue } from "react";
import { formatDay, formatNumber } from "@/components/i18n/format";
import { useTRPC } from "@/components/trpc/client";
import { RAW_KINDS, YEAR_KINDS } from "@/server/domain/privacy";
import type { Municipality } from "@/server/services/settings/municipality";

/** From here on the server stops counting. */
const MANY = 10_000;

const isWhole = (value: number | null, least: number, most: number): boolean =>
  value === null || (Number.isInteger(value) && value >= least && value <= most);

/** What the next night would let go of, if it were kept for so long; nothing where a field holds no number. */
export function DueRecords({ retention }: { retention: Municipality["retention"] }) {
  const t = useTranslations("settings.retention");
  const locale = useLocale();
  const trpc = useTRPC();
  const words = useDeferredValue(JSON.stringify(retention));
  const asked = words === JSON.stringify(retention) ? retention : null;
  const whole =
    asked &&
    Number.isInteger(asked.incomingDays) &&
    isWhole(asked.incomingDays, 30, 3650) &&
    YEAR_KINDS.every((kind) => isWhole(asked.years[kind], 1, 50));
  const { data } = useQuery(trpc.settings.dueRecords.queryOptions(whole ? asked : skipToken));
  const say = (count: number) =>
    count > MANY ? t("dueMany", { number: formatNumber(MANY, locale) }) : formatNumber(count, locale);
  const going =
    data && [...YEAR_KINDS, ...RAW_KINDS].flatMap((kind) => (data[kind]?.count ? [{ kind, ...data[kind] }] : []));
  return (
    <div aria-live="polite" className="min-h-[1lh] text-pretty text-ink-2">
      {going && going.length === 0 && <p>{t("dueNothing")}</p>}
      {going && going.length > 0 && (
        <>
          <p>{t("due")}</p>
          <ul className="list-disc pl-5">
            {going.map(({ kind, count, before }) => (
              <li key={kind}>
                {t(`dueOf.${kind}`, { count, number: say(count) })} · {t("before", { day: formatDay(before, locale) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
