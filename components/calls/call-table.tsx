import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatDayTime, formatSeconds, requestNumber } from "@/components/i18n/format";
import { RequestNumber } from "@/components/shell/request-number";
import { Pager } from "@/components/ui/pager";
import { Empty } from "@/components/ui/states";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { CallFilter } from "@/server/domain/call-filter";
import type { CallPage, CallRow } from "@/server/services/calls/list";
import { callQueryOf } from "./address";
import { Caller } from "./caller";

/** Newest first. A missed call is told by its word; the request that came of a call stands at the end of its row. */
export function CallTable({ page, filter, records }: { page: CallPage; filter: CallFilter; records: boolean }) {
  const t = useTranslations("calls");
  const pager = (
    <Pager
      newerHref={filter.cursor ? `/calls${callQueryOf({ ...filter, cursor: undefined })}` : undefined}
      olderHref={page.next ? `/calls${callQueryOf({ ...filter, cursor: page.next })}` : undefined}
    />
  );
  if (page.rows.length === 0) {
    return page.next ? (
      <>
        <Empty className="border-t border-rule-2" title={t("empty.title")}>
          {t("empty.here")}
        </Empty>
        {pager}
      </>
    ) : (
      <Empty
        className="border-t border-rule-2"
        title={t("empty.title")}
        next={
          <Link href="/calls" className="link">
            {t("empty.next")}
          </Link>
        }
      >
        {t("empty.text")}
      </Empty>
    );
  }
  return (
    <>
      <div className="max-md:border-t max-md:border-rule-2 max-md:px-5 md:overflow-x-auto print:overflow-visible">
        <Table label={t("title")} stacked className="md:min-w-[960px] md:[&_tr>*:first-child]:pl-5">
          <thead>
            <tr>
              {(["when", "direction", "number", "outcome", "queue", "extension"] as const).map((name) => (
                <HeadCell key={name} className="border-t border-t-rule-2">
                  {t(`columns.${name}`)}
                </HeadCell>
              ))}
              {(["wait", "talk"] as const).map((name) => (
                <HeadCell key={name} figure className="border-t border-t-rule-2">
                  {t(`columns.${name}`)}
                </HeadCell>
              ))}
              <HeadCell className="w-full border-t border-t-rule-2 pl-6">{t("columns.request")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((call) => (
              <Row key={call.id} call={call} records={records} />
            ))}
          </tbody>
        </Table>
      </div>
      {pager}
    </>
  );
}

const NONE = <span data-none>—</span>;

function Row({ call, records }: { call: CallRow; records: boolean }) {
  const t = useTranslations("calls");
  const locale = useLocale();
  const { request } = call;
  const number = request && requestNumber(request.year, request.seq);
  return (
    <tr>
      <RowHead>{formatDayTime(call.startedAt, locale)}</RowHead>
      <Cell className="text-ink-2">{t(`direction.${call.direction}`)}</Cell>
      <Cell>
        {call.number && call.revealable ? (
          <Caller callId={call.id} masked={call.number} />
        ) : (
          (call.number ?? <span className="text-ink-3">{t("hidden")}</span>)
        )}
      </Cell>
      <Cell className={call.answered ? "text-ink-2" : "font-medium"}>
        {t(`outcome.${call.outcome ?? "live"}`)}
        {call.lapsed && <span className="block text-t12 font-normal text-ink-3">{t("lapsed")}</span>}
      </Cell>
      <Cell className="max-w-32 text-ink-2" cut data-label={t("columns.queue")}>
        {call.queue}
      </Cell>
      <Cell className="max-w-44 text-ink-2" cut>
        {[call.extension, call.staff].filter(Boolean).join(" · ")}
      </Cell>
      <Cell figure data-label={t("columns.wait")}>
        {call.outcome === null || call.direction === "internal" ? NONE : formatSeconds(call.waitSeconds, locale)}
      </Cell>
      <Cell figure data-label={t("columns.talk")}>
        {call.answered ? formatSeconds(call.talkSeconds, locale) : NONE}
      </Cell>
      <Cell className="max-md:w-full md:max-w-0 md:truncate md:pl-6">
        {number ? (
          <>
            <Link href={`/requests/${number}`} prefetch={false} className="hover:underline">
              <RequestNumber number={number} />
            </Link>{" "}
            <span className="text-ink-2">{request?.summary}</span>
          </>
        ) : (
          records &&
          call.direction !== "internal" && (
            <Link
              href={`/requests/new?call=${call.id}`}
              prefetch={false}
              className="link"
              aria-label={t("recordOf", { when: formatDayTime(call.startedAt, locale) })}
            >
              {t("record")}
            </Link>
          )
        )}
      </Cell>
    </tr>
  );
}
