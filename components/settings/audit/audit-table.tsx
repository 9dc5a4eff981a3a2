import { useLocale, useTranslations } from "next-intl";
import type { AuditPage, AuditRow } from "@/server/services/audit/list";
import { formatDateTime } from "../../i18n/format";
import { Pager } from "../../ui/pager";
import { Empty } from "../../ui/states";
import { Cell, HeadCell, Table } from "../../ui/table";
import { type AuditAddress, auditQuery } from "./address";
import { useActName } from "./use-act-name";

export function AuditTable({ list, now }: { list: AuditPage; now: AuditAddress }) {
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
              <HeadCell className="pl-0">{t("when")}</HeadCell>
              <HeadCell>{t("who")}</HeadCell>
              <HeadCell>{t("what")}</HeadCell>
              <HeadCell className="max-md:hidden">{t("about")}</HeadCell>
              <HeadCell className="max-md:hidden">{t("details")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <Row key={row.id} row={row} />
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

/** {"ip":"10.0.0.4"} → "ip: 10.0.0.4"; what lies deeper stays as it is stored. */
const inWords = (data: unknown): string =>
  typeof data === "object" && data !== null
    ? Object.entries(data)
        .map(([name, value]) => `${name}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
        .join(" · ")
    : "";

function Row({ row }: { row: AuditRow }) {
  const t = useTranslations("auth.audit");
  const locale = useLocale();
  const actName = useActName();
  const [kind, key = ""] = row.subject.split(":");
  const about =
    row.of ??
    (row.subject === "staff:unknown" ? t("unknown") : kind === "request" ? t("request", { number: key }) : row.subject);
  const details = inWords(row.data);
  return (
    <tr className="hover:bg-hover">
      <Cell className="pl-0 text-ink-2">
        <time dateTime={row.at.toISOString()}>{formatDateTime(row.at, locale)}</time>
      </Cell>
      <Cell>{row.by ? row.by.name : <span className="text-ink-3">{t("nobody")}</span>}</Cell>
      <Cell className="font-medium whitespace-normal">{actName(row.act)}</Cell>
      <Cell className="max-md:hidden">{about}</Cell>
      <Cell cut className="max-w-[360px] text-ink-2 max-md:hidden">
        <span title={details}>{details}</span>
      </Cell>
    </tr>
  );
}
