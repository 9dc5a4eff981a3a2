import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { CimerFilter } from "@/server/domain/cimer/filter";
import { requestNumber } from "@/server/domain/number";
import { isOpen } from "@/server/domain/request";
import { yearOf } from "@/server/domain/time";
import type { CimerCasePage, CimerCaseRow } from "@/server/services/cimer/list-cases";
import { formatDay, formatDayTime } from "../i18n/format";
import { StatusLabel } from "../requests/parts/status-label";
import { RequestNumber } from "../shell/request-number";
import { TimeMark, timeText } from "../ui/marks";
import { Pager } from "../ui/pager";
import { Empty } from "../ui/states";
import { Cell, HeadCell, Table } from "../ui/table";
import { cimerHref } from "./address";
import { CopyAnswer } from "./copy-answer";
import { leftOf } from "./days-left";
import { EnterButton } from "./enter-button";

/** Names of the ids in a row. */
export type CaseNames = { department: (id: number) => string; institution: (id: number) => string };

type Props = { page: CimerCasePage; filter: CimerFilter; now: Date; handles: boolean; names: CaseNames };

const ROW =
  "align-top hover:bg-hover max-md:border-b max-md:border-rule max-md:py-2.5 md:[&>td]:py-2 max-md:[&>td]:h-auto max-md:[&>td]:border-0 max-md:[&>td]:px-0 max-md:[&>td]:py-0.5";

/** CİMER's applications: how many days are left, what is asked, and the answer ready to be taken there. No row tells who applied. */
export function CaseTable({ page, filter, now, handles, names }: Props) {
  const t = useTranslations("cimer");
  const empty = filter.q ? "found" : filter.list;
  if (page.rows.length === 0)
    return (
      <Empty title={t(`empty.${empty}.title`)} className="border-t border-rule-2">
        {t(`empty.${empty}.text`)}
      </Empty>
    );
  return (
    <>
      <div className="px-5">
        <Table label={t(`lists.${filter.list}`)} className="max-md:block max-md:[&_:is(tbody,tr,td)]:block">
          <thead className="max-md:sr-only">
            <tr>
              <HeadCell className="w-32 pl-0">{t("columns.left")}</HeadCell>
              <HeadCell className="w-36">{t("columns.number")}</HeadCell>
              <HeadCell>{t("columns.request")}</HeadCell>
              <HeadCell className="w-44">{t("columns.status")}</HeadCell>
              <HeadCell className="w-px">{t("columns.entered")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <Row key={row.requestId} row={row} now={now} handles={handles} names={names} />
            ))}
          </tbody>
        </Table>
      </div>
      <Pager
        newerHref={filter.cursor ? cimerHref({ ...filter, cursor: undefined }) : undefined}
        olderHref={page.next ? cimerHref({ ...filter, cursor: page.next }) : undefined}
      />
    </>
  );
}

function Row({ row, now, handles, names }: { row: CimerCaseRow } & Pick<Props, "now" | "handles" | "names">) {
  const t = useTranslations("cimer");
  const locale = useLocale();
  const number = requestNumber(row.year, row.seq);
  return (
    <tr className={ROW}>
      <Cell className="pl-0 md:whitespace-nowrap">
        <DaysLeft row={row} now={now} />
      </Cell>
      <Cell className="whitespace-normal!">
        <span className="font-medium">{row.number}</span>
        <span className="block text-t12 whitespace-nowrap text-ink-3">
          {t("row.date", { at: `${formatDay(row.date, locale)} ${yearOf(row.date)}` })}
        </span>
      </Cell>
      <Cell className="whitespace-normal!">
        <Link href={`/requests/${number}`} prefetch={false} className="hover:underline">
          <RequestNumber number={number} /> <b className="font-semibold">{row.summary}</b>
        </Link>
        <span className="block text-t12 text-ink-3">
          {row.type && `${t(`type.${row.type}`)} · `}
          {whereOf(row, names) ?? t("row.noDepartment")}
        </span>
      </Cell>
      <Cell className="text-ink-2 whitespace-normal!">
        <StatusLabel status={row.status} />
        <span className="block text-t12 text-ink-3">
          {row.answeredAt
            ? t("row.answeredAt", { at: formatDayTime(row.answeredAt, locale) })
            : isOpen(row.status) && t("row.notAnswered")}
        </span>
      </Cell>
      <Cell className="whitespace-normal!">
        <Entered row={row} handles={handles} names={names} />
      </Cell>
    </tr>
  );
}

/** Whose it is: the institution it was referred to, else the department. */
const whereOf = ({ institutionId, departmentId }: CimerCaseRow, names: CaseNames): string | null => {
  if (institutionId !== null) return names.institution(institutionId);
  return departmentId === null ? null : names.department(departmentId);
};

/** Counted until the answer stands in CİMER, not until it is given here. */
function DaysLeft({ row, now }: { row: CimerCaseRow; now: Date }) {
  const t = useTranslations("cimer.left");
  if (row.enteredAt || !(isOpen(row.status) || row.answeredAt)) return <span className="text-ink-3">—</span>;
  const { kind, key, days } = leftOf(row.dueAt, now);
  return (
    <span className={`inline-flex items-center gap-2 font-medium ${timeText(kind)}`}>
      <TimeMark kind={kind} />
      {t(key, { days })}
    </span>
  );
}

function Entered({ row, handles, names }: { row: CimerCaseRow } & Pick<Props, "handles" | "names">) {
  const t = useTranslations("cimer.row");
  const locale = useLocale();
  if (row.enteredAt)
    return (
      <span className="text-done">
        {t("enteredBy", { at: formatDayTime(row.enteredAt, locale), who: row.enteredBy ?? "" })}
      </span>
    );
  if (!row.answeredAt) return <span className="text-ink-3">—</span>;
  if (!handles) return <span className="text-ink-2">{t("notEntered")}</span>;
  const answer =
    row.answer ?? (row.institutionId ? t("referred", { institution: names.institution(row.institutionId) }) : null);
  return (
    <span className="flex flex-wrap gap-2 md:flex-nowrap">
      {answer ? <CopyAnswer text={answer} /> : <span className="self-center text-ink-3">{t("noAnswer")}</span>}
      <EnterButton id={row.requestId} number={row.number} />
    </span>
  );
}
