import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { MessageFilter } from "@/server/domain/message-filter";
import { requestNumber } from "@/server/domain/number";
import type { MessagePage, MessageRow } from "@/server/services/messages/list";
import { formatDayTime } from "../i18n/format";
import { RequestNumber } from "../shell/request-number";
import { Pager } from "../ui/pager";
import { Empty } from "../ui/states";
import { Cell, HeadCell, Table } from "../ui/table";
import { queryOf } from "./address";
import { MessageState } from "./message-state";
import { ResendButton } from "./resend-button";
import { useErrorWords } from "./use-error-words";

/** Messages, newest first; a page may be short where few pass the filter, and still lead to older ones. */
export function MessageTable({ list, filter }: { list: MessagePage; filter: MessageFilter }) {
  const t = useTranslations("messages");
  const older = list.next === null ? undefined : `/messages${queryOf({ ...filter, cursor: list.next })}`;
  const newest = filter.cursor ? `/messages${queryOf({ ...filter, cursor: undefined })}` : undefined;
  return (
    <>
      {list.rows.length === 0 ? (
        <Empty title={t("noneTitle")}>{t(older ? "noneHere" : "noneText")}</Empty>
      ) : (
        <div className="px-5">
          <Table label={t("title")} className="max-md:block max-md:[&_:is(tbody,tr,td)]:block">
            <thead className="max-md:sr-only">
              <tr>
                <HeadCell className="w-28 pl-0">{t("when")}</HeadCell>
                <HeadCell>{t("what")}</HeadCell>
                <HeadCell className="w-72">{t("fate")}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {list.rows.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
      <Pager newerHref={newest} newerLabel={t("newest")} olderHref={older} />
    </>
  );
}

function Row({ row }: { row: MessageRow }) {
  const t = useTranslations("messages");
  const locale = useLocale();
  const number = row.year !== null && row.seq !== null ? requestNumber(row.year, row.seq) : null;
  const notice = row.notice && t.has(`notice.${row.notice}`) ? t(`notice.${row.notice}`) : null;
  return (
    <tr className="align-top hover:bg-hover max-md:border-b max-md:border-rule max-md:py-2 md:[&>td]:py-2 max-md:[&>td]:h-auto max-md:[&>td]:border-0 max-md:[&>td]:px-0 max-md:[&>td]:py-0.5">
      <Cell className="pl-0 whitespace-normal text-ink-2">
        <time dateTime={row.createdAt.toISOString()}>{formatDayTime(row.createdAt, locale)}</time>
        <span className="block text-t12 text-ink-3">
          {t(`medium.${row.medium}`)}
          {row.sender && t.has(`sender.${row.sender}`) && row.medium === "sms" && ` · ${t(`sender.${row.sender}`)}`}
        </span>
      </Cell>
      <Cell className="whitespace-normal">
        <span className="flex flex-wrap gap-x-2">
          {number && (
            <Link href={`/requests/${number}`} className="link">
              <RequestNumber number={number} />
            </Link>
          )}
          <span className="text-ink-2">{row.address}</span>
          <span className="text-ink-3">{row.direction === "incoming" ? t("fromCitizen") : notice}</span>
        </span>
        <span className="block max-w-text text-pretty break-words">{row.body}</span>
        {row.parts > 1 && <span className="text-t12 text-ink-3">{t("parts", { count: row.parts })}</span>}
      </Cell>
      <Cell className="whitespace-normal">
        <MessageState state={row.state} />
        <Circumstances row={row} />
        {row.mayResend && <ResendButton id={row.id} medium={row.medium} unknown={row.state === "unknown"} />}
      </Cell>
    </tr>
  );
}

/** How often it was tried, what went wrong, and when it is tried next. */
function Circumstances({ row: { error, attempts, state, nextAt } }: { row: MessageRow }) {
  const t = useTranslations("messages");
  const locale = useLocale();
  const inWords = useErrorWords();
  const lines = [
    ...(error && state !== "delivered" ? [inWords(error)] : []),
    ...(attempts > 1 ? [t("attempts", { count: attempts })] : []),
    ...(state === "queued" && (attempts > 0 || error) && nextAt
      ? [t("next", { at: formatDayTime(nextAt, locale) })]
      : []),
  ];
  return lines.map((line) => (
    <span key={line} className="block text-t12 text-ink-2">
      {line}
    </span>
  ));
}
