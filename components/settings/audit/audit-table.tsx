import { useLocale, useTranslations } from "next-intl";
import type { AuditPage, AuditRow } from "@/server/services/audit/list";
import { formatDateTime } from "../../i18n/format";
import { cx } from "../../ui/cx";
import { Pager } from "../../ui/pager";
import { Empty } from "../../ui/states";
import { Cell, HeadCell, Table } from "../../ui/table";
import type { DepartmentName } from "../staff/staff-filter";
import { type AuditAddress, auditQuery } from "./address";
import { useActName } from "./use-act-name";
import { useDetails } from "./use-details";

export type AuditTableProps = { list: AuditPage; now: AuditAddress; departments: readonly DepartmentName[] };

export function AuditTable({ list, now, departments }: AuditTableProps) {
  const t = useTranslations("auth.audit");
  if (list.rows.length === 0) {
    return (
      <Empty className="md:px-8" title={t("noneTitle")}>
        {t("noneText")}
      </Empty>
    );
  }
  const at = (before: number | undefined) => `/settings/audit${auditQuery({ ...now, before })}`;
  return (
    <>
      <div className="px-5 md:px-8">
        <Table label={t("title")} density="side">
          <thead>
            <tr>
              <HeadCell className="pl-0 max-md:hidden">{t("when")}</HeadCell>
              <HeadCell className="max-md:hidden">{t("who")}</HeadCell>
              <HeadCell className="max-md:pl-0">{t("what")}</HeadCell>
              <HeadCell className="max-md:hidden">{t("about")}</HeadCell>
              <HeadCell className="max-md:hidden">{t("details")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <Row key={row.id} row={row} departments={departments} />
            ))}
          </tbody>
        </Table>
      </div>
      <Pager
        newerHref={now.before ? at(undefined) : undefined}
        newerLabel={t("first")}
        olderHref={list.next ? at(list.next) : undefined}
      />
    </>
  );
}

/** Acts of the timetable; all others without a name are somebody's who had not signed in. */
const BY_ITSELF: readonly string[] = ["files_removed", "incoming_emptied", "call_files_emptied", "call_events_dropped"];

function Row({ row, departments }: { row: AuditRow; departments: readonly DepartmentName[] }) {
  const t = useTranslations("auth.audit");
  const locale = useLocale();
  const actName = useActName();
  const details = useDetails(departments)(row.data);
  const who = row.by?.name ?? t(BY_ITSELF.includes(row.act) ? "byItself" : "nobody");
  const about = row.of ?? aboutWhat(row.subject);
  const when = <time dateTime={row.at.toISOString()}>{formatDateTime(row.at, locale)}</time>;

  function aboutWhat(subject: string): string {
    const [kind, key = ""] = subject.split(":");
    if (subject === "staff:unknown") return t("unknown");
    return t.has(`subjects.${kind}`) ? t(`subjects.${kind}`, { number: key }) : subject;
  }

  return (
    <tr className="hover:bg-hover">
      <Cell className="pl-0 text-ink-2 max-md:hidden">{when}</Cell>
      <Cell className={cx("max-md:hidden", !row.by && "text-ink-3")}>{who}</Cell>
      <Cell className="font-medium whitespace-normal max-md:pl-0">
        {actName(row.act)}
        <span className="block font-normal text-ink-2 md:hidden">{who === about ? who : `${who} · ${about}`}</span>
        <span className="block pb-1 font-normal text-ink-3 md:hidden">{when}</span>
      </Cell>
      <Cell className="max-md:hidden">{about}</Cell>
      <Cell cut className="max-w-[360px] text-ink-2 max-md:hidden">
        <span title={details}>{details}</span>
      </Cell>
    </tr>
  );
}
