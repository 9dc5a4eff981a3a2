import { useLocale, useTranslations } from "next-intl";
import type { StaffPage, StaffRow } from "@/server/services/staff/list";
import { rolesText } from "../../auth/role-text";
import { formatDateTime, formatDayTime } from "../../i18n/format";
import { RowLink } from "../../ui/ledger";
import { StateMark } from "../../ui/marks";
import { Pager } from "../../ui/pager";
import { sorting } from "../../ui/sorting";
import { Empty } from "../../ui/states";
import { Cell, HeadCell, Table } from "../../ui/table";
import { type StaffAddress, staffHref } from "./address";
import type { DepartmentName } from "./staff-filter";

export type StaffTableProps = { list: StaffPage; now: StaffAddress; departments: readonly DepartmentName[] };

type SortName = "name" | "signIn";

export function StaffTable({ list, now, departments }: StaffTableProps) {
  const t = useTranslations("auth.staff");
  if (list.rows.length === 0) {
    return (
      <Empty className="md:px-8" title={t("noneTitle")}>
        {t("noneText")}
      </Empty>
    );
  }
  const by = (name: SortName) => sorting(now.sort, name, (sort) => staffHref(now, { sort }));
  return (
    <>
      <div className="px-5 md:px-8">
        <Table label={t("title")}>
          <thead>
            <tr>
              <HeadCell {...by("name")} className="pl-0">
                {t("name")}
              </HeadCell>
              <HeadCell className="max-md:hidden">{t("jobTitle")}</HeadCell>
              <HeadCell className="max-md:hidden">{t("roles")}</HeadCell>
              <HeadCell>{t("state")}</HeadCell>
              <HeadCell {...by("signIn")} figure className="max-md:hidden">
                {t("lastSignIn")}
              </HeadCell>
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
        newerHref={list.page > 1 ? staffHref(now, { page: list.page - 1 }) : undefined}
        olderHref={list.page < list.pages ? staffHref(now, { page: list.page + 1 }) : undefined}
        newerLabel={t("previous")}
        olderLabel={t("next")}
      >
        {t("pageOf", { page: list.page, pages: list.pages })}
      </Pager>
    </>
  );
}

function Row({ row, departments }: { row: StaffRow; departments: readonly DepartmentName[] }) {
  const t = useTranslations("auth");
  const locale = useLocale();
  const roles = rolesText(row.roles, {
    role: (role) => t(`roles.${role}`),
    department: (id) => departments.find((department) => department.id === id)?.shortName,
  });
  return (
    <tr className="relative transition-colors duration-[80ms] hover:bg-hover">
      <Cell className="max-w-[280px] pl-0">
        <span className="grid py-1">
          <RowLink href={`/settings/staff/${row.id}`} prefetch={false} className="truncate font-medium no-underline">
            {row.name}
          </RowLink>
          <span className="truncate text-t12 text-ink-3">{row.email}</span>
        </span>
      </Cell>
      <Cell className="max-w-[180px] max-md:hidden" cut>
        {row.title}
      </Cell>
      <Cell className="max-w-[320px] max-md:hidden" cut>
        <span title={roles}>{roles || t("account.none")}</span>
      </Cell>
      <Cell>
        <StateOf row={row} />
      </Cell>
      <Cell figure className="max-md:hidden">
        {row.lastSignInAt ? (
          <time dateTime={row.lastSignInAt.toISOString()} title={formatDateTime(row.lastSignInAt, locale)}>
            {formatDayTime(row.lastSignInAt, locale)}
          </time>
        ) : (
          <span className="text-ink-3">{t("staff.never")}</span>
        )}
      </Cell>
    </tr>
  );
}

function StateOf({ row }: { row: StaffRow }) {
  const t = useTranslations("auth.staff");
  const [mark, word] = row.lockedUntil
    ? (["waiting", "locked"] as const)
    : row.active
      ? (["assigned", row.mustChangePassword ? "mustChange" : "active"] as const)
      : (["withdrawn", "disabled"] as const);
  return (
    <span className="flex items-center gap-1.5">
      <StateMark kind={mark} />
      <span className={mark === "assigned" ? "text-ink-2" : "font-medium"}>{t(word)}</span>
    </span>
  );
}
