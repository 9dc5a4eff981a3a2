import { useLocale, useTranslations } from "next-intl";
import type { DoorPulse as Pulse } from "@/server/services/open311/pulse";
import { formatDateTime, formatNumber } from "../../i18n/format";
import { SectionHead } from "../../shell/page-head";
import { Facts } from "../../ui/facts";

/** How the door does today. */
export function DoorPulse({ pulse: { lastReceivedAt, receivedToday, refusedToday } }: { pulse: Pulse }) {
  const t = useTranslations("open311.door.today");
  const locale = useLocale();
  return (
    <section className="pt-8">
      <SectionHead title={t("title")} rule="double" />
      <Facts
        termWidth={150}
        items={[
          [t("last"), lastReceivedAt ? formatDateTime(lastReceivedAt, locale) : t("never")],
          [t("received"), formatNumber(receivedToday, locale)],
          [
            t("refused"),
            <span key="refused" className={refusedToday > 0 ? "font-medium text-late" : undefined}>
              {formatNumber(refusedToday, locale)}
            </span>,
          ],
        ]}
      />
      <p className="mt-2 text-t12 text-ink-3">{t("refusedHint")}</p>
    </section>
  );
}
