import { useTranslations } from "next-intl";
import { MOST_COUNTED, WAITING_LIMIT_MS, type WaitingWork } from "@/server/domain/system";
import { SectionHead } from "../../shell/page-head";
import { Cell, HeadCell, RowHead, Table } from "../../ui/table";
import { useSystemText } from "./system-text";

/** What waits to be done by the worker, the oldest first. */
export function WaitingTable({ waiting }: { waiting: readonly WaitingWork[] }) {
  const t = useTranslations("system");
  const { span, number } = useSystemText();
  const rows = waiting.toSorted((one, other) => (other.oldestMs ?? -1) - (one.oldestMs ?? -1));
  return (
    <section aria-label={t("waiting")} className="mt-4">
      <SectionHead
        rule="none"
        title={
          <>
            {t("waiting")} <span className="ml-1 font-normal text-ink-3">{t("oldestFirst")}</span>
          </>
        }
      />
      <Table label={t("waiting")} density="report" stacked>
        <thead>
          <tr>
            <HeadCell className="pl-0">{t("work.title")}</HeadCell>
            <HeadCell figure>{t("count")}</HeadCell>
            <HeadCell figure>{t("oldest")}</HeadCell>
            <HeadCell figure>{t("limit")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, count, oldestMs }) => {
            const late = oldestMs !== null && oldestMs > WAITING_LIMIT_MS[kind];
            return (
              <tr key={kind}>
                <RowHead>{t(`work.${kind}`)}</RowHead>
                <Cell figure data-label={t("count")}>
                  {count >= MOST_COUNTED ? `${number(MOST_COUNTED)}+` : number(count)}
                </Cell>
                <Cell figure data-label={t("oldest")} className={late ? "font-bold text-late" : undefined}>
                  {oldestMs === null ? <span data-none>—</span> : span(oldestMs)}
                </Cell>
                <Cell figure data-label={t("limit")} className="text-ink-2">
                  {span(WAITING_LIMIT_MS[kind])}
                </Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}
