import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { HandoverFilter } from "@/server/domain/handover-filter";
import { requestNumber } from "@/server/domain/number";
import type { HandoverPage, HandoverRow } from "@/server/services/handovers/list";
import { formatDayTime } from "../i18n/format";
import { RequestNumber } from "../shell/request-number";
import { Pager } from "../ui/pager";
import { Empty } from "../ui/states";
import { Cell, HeadCell, Table } from "../ui/table";
import { queryOf } from "./address";
import { HandoverState } from "./handover-state";
import { useReason } from "./use-reason";

type TableProps = { list: HandoverPage; filter: HandoverFilter; institution: (id: number) => string };

/** What was handed over, newest first. */
export function HandoverTable({ list, filter, institution }: TableProps) {
  const t = useTranslations("handover.list");
  const first = { ...filter, cursor: undefined };
  if (list.rows.length === 0)
    return <Empty title={t("noneTitle")}>{t(queryOf(first) === "" ? "noneText" : "noneFound")}</Empty>;
  return (
    <>
      <div className="px-5">
        <Table label={t("title")} className="max-md:block max-md:[&_:is(tbody,tr,td)]:block">
          <thead className="max-md:sr-only">
            <tr>
              <HeadCell className="w-28 pl-0">{t("when")}</HeadCell>
              <HeadCell>{t("request")}</HeadCell>
              <HeadCell className="w-64">{t("state")}</HeadCell>
              <HeadCell className="w-80">{t("theirs")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <Row key={row.id} row={row} institution={institution(row.institutionId)} />
            ))}
          </tbody>
        </Table>
      </div>
      <Pager
        newerHref={filter.cursor ? `/handovers${queryOf(first)}` : undefined}
        newerLabel={t("newest")}
        olderHref={list.next === null ? undefined : `/handovers${queryOf({ ...filter, cursor: list.next })}`}
      />
    </>
  );
}

function Row({ row, institution }: { row: HandoverRow; institution: string }) {
  const t = useTranslations("handover");
  const locale = useLocale();
  const reason = useReason();
  const { request, way, state, error, nextAt, number, theirStatus, theirNotes } = row;
  const no = requestNumber(request.year, request.seq);
  return (
    <tr className="align-top hover:bg-hover max-md:border-b max-md:border-rule max-md:py-2 md:[&>td]:py-2 max-md:[&>td]:h-auto max-md:[&>td]:border-0 max-md:[&>td]:px-0 max-md:[&>td]:py-0.5">
      <Cell className="pl-0 whitespace-normal text-ink-2">
        <time dateTime={row.createdAt.toISOString()}>{formatDayTime(row.createdAt, locale)}</time>
      </Cell>
      <Cell className="whitespace-normal">
        <span className="flex flex-wrap gap-x-2">
          <Link href={`/requests/${no}`} prefetch={false} className="link">
            <RequestNumber number={no} />
          </Link>
          <span className="font-medium">{institution}</span>
          <span className="text-ink-3">{t(`settings.ways.${way}`)}</span>
        </span>
        <span className="block max-w-text text-pretty break-words text-ink-2">{request.summary}</span>
      </Cell>
      <Cell className="whitespace-normal">
        <HandoverState state={state} way={way} />
        {error && <span className="block text-t12 text-ink-2">{reason(error)}</span>}
        {state === "queued" && error && nextAt && (
          <span className="block text-t12 text-ink-2">{t("list.next", { at: formatDayTime(nextAt, locale) })}</span>
        )}
      </Cell>
      <Cell className="whitespace-normal">
        {number && (
          <span>
            <b className="font-medium select-all">{number}</b>
            {theirStatus && (
              <span className="text-ink-2"> · {t(`panel.status.${theirStatus === "closed" ? "closed" : "open"}`)}</span>
            )}
          </span>
        )}
        {theirNotes && <span className="line-clamp-3 text-t12 text-pretty break-words text-ink-2">{theirNotes}</span>}
        {!number && !theirNotes && <span className="text-ink-3">—</span>}
      </Cell>
    </tr>
  );
}
