import { useLocale, useTranslations } from "next-intl";
import type { ShownApplication } from "@/server/services/privacy/applications";
import { formatDay, formatDayTime, formatNumber } from "../../i18n/format";
import { Facts } from "../../ui/facts";
import { DaysLeft } from "./application-table";

/** What was asked, by whom, and what became of it: the same on the page and on the certificate. */
export function ApplicationFacts({ row }: { row: ShownApplication }) {
  const t = useTranslations("privacy");
  const locale = useLocale();
  const counts = Object.entries(row.counts).filter(([, count]) => count > 0);
  return (
    <Facts
      termWidth={148}
      items={[
        [t("certificateNumber"), `KVKK-${row.id}`],
        [t("kind"), t(`kinds.${row.kind}`)],
        [t("applicant"), row.applicant],
        [t("proof"), t(`proofs.${row.proof}`)],
        [t("requestNumber"), row.requestNumber],
        [t("appliedOn"), formatDay(row.appliedOn, locale)],
        [t("due"), row.daysLeft !== null && <DaysLeft row={row} />],
        [t("recordedBy"), `${row.recordedBy}, ${formatDayTime(row.recordedAt, locale)}`],
        [t("state"), t(`states.${row.state}`)],
        [t("decidedBy"), row.decidedAt && `${row.decidedBy ?? ""}, ${formatDayTime(row.decidedAt, locale)}`],
        [t("reason"), row.reason],
        [t("ground"), row.ground && t(`grounds.${row.ground}`)],
        [t("doneAt"), row.doneAt && formatDayTime(row.doneAt, locale)],
        [t("liftedBy"), row.liftedAt && `${row.liftedBy ?? ""}, ${formatDayTime(row.liftedAt, locale)}`],
        [
          t("what"),
          row.kind !== "copy" && counts.length > 0 && (
            <ul>
              {counts.map(([kind, count]) => (
                <li key={kind}>{t(`counts.${kind}`, { count, number: formatNumber(count, locale) })}</li>
              ))}
            </ul>
          ),
        ],
      ]}
    />
  );
}
