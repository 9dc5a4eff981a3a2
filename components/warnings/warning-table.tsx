"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { requestNumber } from "@/server/domain/number";
import type { WarningFilter } from "@/server/domain/warning";
import type { WarningPage, WarningRow } from "@/server/services/warnings/list";
import { formatDayTime } from "../i18n/format";
import { DeadlineMark, deadlineKind, useDeadlineText } from "../requests/parts/deadline-label";
import { useLookups } from "../requests/parts/use-lookups";
import { RequestNumber } from "../shell/request-number";
import { timeText } from "../ui/marks";
import { Pager } from "../ui/pager";
import { sorting } from "../ui/sorting";
import { Empty } from "../ui/states";
import { Cell, HeadCell, Table } from "../ui/table";
import { isFiltered, warningsHref } from "./address";
import { SeeButton } from "./see-button";

/** Newest first unless asked otherwise; on a telephone each warning stands over several lines. */
export function WarningTable({ page, filter, now }: { page: WarningPage; filter: WarningFilter; now: Date }) {
  const t = useTranslations("warnings");
  const found = isFiltered(filter);
  const by = (name: "at" | "due") =>
    sorting(filter.sort ?? "-at", name, (sort) => warningsHref({ ...filter, cursor: undefined, sort }));
  return (
    <>
      {page.rows.length === 0 ? (
        <Empty title={t(found ? "noneFoundTitle" : "noneTitle")}>{t(found ? "noneFoundText" : "noneText")}</Empty>
      ) : (
        <div className="px-5">
          <Table label={t("title")} className="max-md:block max-md:[&_:is(tbody,tr,td)]:block">
            <thead className="max-md:sr-only">
              <tr>
                <HeadCell {...by("due")} className="w-36 pl-0">
                  {t("columns.due")}
                </HeadCell>
                <HeadCell {...by("at")} className="w-44">
                  {t("columns.warning")}
                </HeadCell>
                <HeadCell>{t("columns.request")}</HeadCell>
                <HeadCell className="w-56">{t("columns.whose")}</HeadCell>
                <HeadCell className="w-36">{t("columns.seen")}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {page.rows.map((row) => (
                <Row key={row.id} row={row} now={now} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
      <Pager
        newerLabel={t("first")}
        olderLabel={t("next")}
        newerHref={filter.cursor ? warningsHref({ ...filter, cursor: undefined }) : undefined}
        olderHref={page.next ? warningsHref({ ...filter, cursor: page.next }) : undefined}
      />
    </>
  );
}

function Row({ row, now }: { row: WarningRow; now: Date }) {
  const t = useTranslations("warnings");
  const locale = useLocale();
  const say = useDeadlineText();
  const { department, person } = useLookups();
  const number = requestNumber(row.year, row.seq);
  const dated = { ...row, pausedAt: null, answeredAt: null, answeredOnTime: null };
  const unseen = row.seenAt === null;
  return (
    <tr className="hover:bg-hover max-md:border-b max-md:border-rule max-md:py-2 max-md:[&>td]:h-auto max-md:[&>td]:border-0 max-md:[&>td]:px-0 max-md:[&>td]:py-0.5">
      <Cell className={`pl-0 font-medium ${timeText(deadlineKind(dated, now))}`}>
        <span className="inline-flex items-center gap-2">
          <DeadlineMark row={dated} now={now} />
          {say(dated, now)}
        </span>
      </Cell>
      <Cell className={unseen ? "font-medium" : "text-ink-2"}>
        {t(`step.${row.step}`)}
        <span className="block text-t12 font-normal text-ink-3">{formatDayTime(row.at, locale)}</span>
      </Cell>
      <Cell className="max-md:whitespace-normal md:max-w-0 md:truncate">
        <Link href={`/requests/${number}`} className="hover:underline">
          <RequestNumber number={number} /> <span className={unseen ? undefined : "text-ink-2"}>{row.summary}</span>
        </Link>
      </Cell>
      <Cell className="text-ink-2">
        {row.departmentId === null ? t("triage") : department(row.departmentId)}
        <span className="block text-t12 text-ink-3">
          {row.assigneeId !== null ? person(row.assigneeId) : row.departmentId !== null && t("nobody")}
        </span>
      </Cell>
      <Cell>
        {row.seenAt === null ? (
          <SeeButton id={row.id} number={number} />
        ) : (
          <span className="text-ink-3">{t("seen", { at: formatDayTime(row.seenAt, locale) })}</span>
        )}
      </Cell>
    </tr>
  );
}
