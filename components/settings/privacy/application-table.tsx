import { useLocale, useTranslations } from "next-intl";
import type { ShownApplication } from "@/server/services/privacy/applications";
import { formatDay } from "../../i18n/format";
import { RowLink } from "../../ui/ledger";
import { Empty } from "../../ui/states";
import { Cell, HeadCell, RowHead, Table } from "../../ui/table";

/** How long the law leaves for the answer, in words; what is answered needs none. */
export function DaysLeft({ row }: { row: Pick<ShownApplication, "daysLeft" | "dueOn"> }) {
  const t = useTranslations("privacy");
  const locale = useLocale();
  if (row.daysLeft === null) return null;
  const { daysLeft } = row;
  return (
    <span className={daysLeft < 0 ? "font-bold text-late" : daysLeft <= 5 ? "font-medium text-wait" : undefined}>
      {formatDay(row.dueOn, locale)} · {t(daysLeft < 0 ? "daysOver" : "daysLeft", { count: Math.abs(daysLeft) })}
    </span>
  );
}

/** Applications by law 6698, the newest first. */
export function ApplicationTable({ rows }: { rows: readonly ShownApplication[] }) {
  const t = useTranslations("privacy");
  const locale = useLocale();
  if (rows.length === 0)
    return (
      <Empty className="md:px-8" title={t("none")}>
        {t("noneText")}
      </Empty>
    );
  return (
    <div className="px-5 pb-8 md:px-8">
      <Table label={t("applications")} stacked>
        <thead>
          <tr>
            <HeadCell className="pl-0">{t("kind")}</HeadCell>
            <HeadCell>{t("applicant")}</HeadCell>
            <HeadCell>{t("appliedOn")}</HeadCell>
            <HeadCell>{t("state")}</HeadCell>
            <HeadCell>{t("due")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="relative transition-colors duration-[80ms] hover:bg-hover">
              <RowHead className="pl-0">
                <RowLink href={`/settings/privacy/${row.id}`} prefetch={false} className="font-medium no-underline">
                  {t(`kinds.${row.kind}`)}
                </RowLink>
              </RowHead>
              <Cell data-label={t("applicant")}>{row.applicant}</Cell>
              <Cell data-label={t("appliedOn")}>{formatDay(row.appliedOn, locale)}</Cell>
              <Cell data-label={t("state")}>{t(`states.${row.state}`)}</Cell>
              <Cell data-label={t("due")}>
                <DaysLeft row={row} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
