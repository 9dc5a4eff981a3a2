import { useLocale, useTranslations } from "next-intl";
import type { RetentionRun } from "@/server/services/retention/due";
import { formatDay, formatNumber } from "../../i18n/format";
import { SectionHead } from "../../shell/page-head";
import { Cell, HeadCell, RowHead, Table } from "../../ui/table";

/** What was let go of in which night: the log that periodic destruction asks for. */
export function RetentionLog({ runs }: { runs: readonly RetentionRun[] }) {
  const t = useTranslations("privacy.log");
  const locale = useLocale();
  return (
    <section className="mx-5 mb-8 md:mx-8">
      <SectionHead title={t("title")} rule="double" />
      {runs.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <Table label={t("title")} stacked className="max-w-3xl">
          <thead>
            <tr>
              <HeadCell className="pl-0">{t("night")}</HeadCell>
              <HeadCell>{t("kind")}</HeadCell>
              <HeadCell>{t("before")}</HeadCell>
              <HeadCell figure>{t("count")}</HeadCell>
              <HeadCell>{t("state")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <RowHead>{formatDay(run.startedAt, locale)}</RowHead>
                <Cell data-label={t("kind")}>{t(`kinds.${run.kind}`)}</Cell>
                <Cell data-label={t("before")}>{formatDay(run.before, locale)}</Cell>
                <Cell figure data-label={t("count")}>
                  {formatNumber(run.count, locale)}
                </Cell>
                <Cell data-label={t("state")}>{t(run.complete ? "complete" : "goesOn")}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
