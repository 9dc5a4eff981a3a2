import { useLocale, useTranslations } from "next-intl";
import type { KeyRow } from "@/server/services/api/list-keys";
import { rolesText } from "../../auth/role-text";
import { formatDateTime, formatDayTime } from "../../i18n/format";
import { ButtonLink } from "../../ui/button";
import { RowLink } from "../../ui/ledger";
import { Empty } from "../../ui/states";
import { Cell, HeadCell, Table } from "../../ui/table";
import type { DepartmentName } from "../staff/staff-filter";
import { KeyStateLabel } from "./key-state";

export type KeyTableProps = { keys: readonly KeyRow[]; filtered: boolean; departments: readonly DepartmentName[] };

export function KeyTable({ keys, filtered, departments }: KeyTableProps) {
  const t = useTranslations("api.keys");
  if (keys.length === 0)
    return (
      <Empty
        className="md:px-8"
        title={t(filtered ? "noneFiltered" : "noneTitle")}
        next={!filtered && <ButtonLink href="/settings/api/new">{t("new")}</ButtonLink>}
      >
        {t(filtered ? "noneFilteredText" : "noneText")}
      </Empty>
    );
  return (
    <div className="px-5 pb-8 md:px-8">
      <Table label={t("title")}>
        <thead>
          <tr>
            <HeadCell className="pl-0">{t("name")}</HeadCell>
            <HeadCell className="max-md:hidden">{t("roles")}</HeadCell>
            <HeadCell className="max-lg:hidden">{t("scopes")}</HeadCell>
            <HeadCell>{t("state")}</HeadCell>
            <HeadCell figure className="max-md:hidden">
              {t("lastUsed")}
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <Row key={key.id} row={key} departments={departments} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function Row({ row, departments }: { row: KeyRow; departments: readonly DepartmentName[] }) {
  const t = useTranslations();
  const locale = useLocale();
  const roles = rolesText(row.roles, {
    role: (role) => t(`auth.roles.${role}`),
    department: (id) => departments.find((one) => one.id === id)?.shortName,
  });
  return (
    <tr className="relative transition-colors duration-[80ms] hover:bg-hover">
      <Cell className="max-w-[280px] pl-0">
        <span className="grid py-1">
          <RowLink href={`/settings/api/keys/${row.id}`} prefetch={false} className="truncate font-medium no-underline">
            {row.name}
          </RowLink>
          <span className="truncate text-t12 text-ink-3">{row.prefix}…</span>
        </span>
      </Cell>
      <Cell cut className="max-w-[260px] max-md:hidden">
        <span title={roles}>{roles}</span>
      </Cell>
      <Cell cut className="max-w-[260px] text-ink-2 max-lg:hidden">
        {row.scopes.map((scope) => t(`api.scopeNames.${scope}`)).join(", ")}
      </Cell>
      <Cell>
        <KeyStateLabel state={row.state} />
      </Cell>
      <Cell figure className="max-md:hidden">
        {row.lastUsedAt ? (
          <time dateTime={row.lastUsedAt.toISOString()} title={formatDateTime(row.lastUsedAt, locale)}>
            {formatDayTime(row.lastUsedAt, locale)}
          </time>
        ) : (
          <span className="text-ink-3">{t("api.keys.neverUsed")}</span>
        )}
      </Cell>
    </tr>
  );
}
