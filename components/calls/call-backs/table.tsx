import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatDayTime, requestNumber } from "@/components/i18n/format";
import { RequestNumber } from "@/components/shell/request-number";
import { Pager } from "@/components/ui/pager";
import { Empty } from "@/components/ui/states";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { CallBackFilter } from "@/server/domain/call-back";
import type { CallBackPage, CallBackRow } from "@/server/services/calls/call-backs/list";
import { Caller } from "../caller";
import { CallBackActs } from "./acts";
import { callBackQueryOf } from "./address";

type Props = { page: CallBackPage; filter: CallBackFilter; staffId: number; isManager: boolean };

/** Who waits longest stands first. On a telephone each is a block with its acts beneath. */
export function CallBackTable({ page, filter, ...who }: Props) {
  const t = useTranslations("calls.back");
  const { state } = filter;
  if (page.rows.length === 0)
    return (
      <Empty className="border-t border-rule-2" title={t(`empty.${state}`)}>
        {t(`empty.${state}Text`)}
      </Empty>
    );
  return (
    <>
      <div className="px-5">
        <Table label={t("title")} className="max-md:block max-md:[&_:is(tbody,tr,td)]:block">
          <thead className="max-md:sr-only">
            <tr>
              {(["missed", "who", "owner"] as const).map((name) => (
                <HeadCell key={name} className="border-t border-t-rule-2 first:pl-0">
                  {t(`columns.${name}`)}
                </HeadCell>
              ))}
              <HeadCell className="w-full border-t border-t-rule-2">
                {t(state === "open" ? "columns.acts" : "columns.outcome")}
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <Row key={row.id} row={row} {...who} />
            ))}
          </tbody>
        </Table>
      </div>
      <Pager
        newerHref={filter.cursor ? `/calls/missed${callBackQueryOf({ ...filter, cursor: undefined })}` : undefined}
        olderHref={page.next ? `/calls/missed${callBackQueryOf({ ...filter, cursor: page.next })}` : undefined}
      />
    </>
  );
}

const BLOCK =
  "align-top hover:bg-hover max-md:border-b max-md:border-rule max-md:py-2 md:[&>td]:py-2 max-md:[&>td]:h-auto max-md:[&>td]:border-0 max-md:[&>td]:px-0 max-md:[&>td]:py-0.5";

function Row({ row, staffId, isManager }: { row: CallBackRow } & Omit<Props, "page" | "filter">) {
  const t = useTranslations("calls.back");
  const locale = useLocale();
  const { firstMissedAt, lastMissedAt, missed, attempts, tryAt, note } = row;
  return (
    <tr className={BLOCK}>
      <Cell className="pl-0">
        <b className="font-medium">{formatDayTime(firstMissedAt, locale)}</b>
        <span className="block text-t12 text-ink-3">
          {t("times", { count: missed, last: formatDayTime(lastMissedAt, locale) })}
        </span>
      </Cell>
      <Cell className="md:max-w-72">
        <b className="block truncate">
          {row.citizen ?? <span className="font-normal text-ink-3">{t("unknown")}</span>}
        </b>
        {row.callId === null ? row.number : <Caller callId={row.callId} masked={row.number} />}
      </Cell>
      <Cell className="text-ink-2">
        {row.ownerId === staffId ? t("you") : (row.owner ?? <span className="text-ink-3">{t("nobody")}</span>)}
      </Cell>
      <Cell className="whitespace-normal">
        {row.closedAt ? <Closed row={row} /> : <CallBackActs row={row} staffId={staffId} isManager={isManager} />}
        {[
          attempts > 0 && t("attempts", { count: attempts }),
          !row.closedAt && tryAt && t("tryAt", { at: formatDayTime(tryAt, locale) }),
          note,
        ]
          .filter((line) => typeof line === "string")
          .map((line) => (
            <span key={line} className="block text-t12 text-ink-2">
              {line}
            </span>
          ))}
      </Cell>
    </tr>
  );
}

function Closed({ row: { outcome, closedAt, closedBy, request } }: { row: CallBackRow }) {
  const t = useTranslations("calls.back");
  const locale = useLocale();
  const number = request && requestNumber(request.year, request.seq);
  return (
    <>
      {outcome && t(`outcomes.${outcome}`)}{" "}
      {number && (
        <Link href={`/requests/${number}`} prefetch={false} className="link">
          <RequestNumber number={number} />
        </Link>
      )}
      <span className="block text-t12 text-ink-3">
        {closedAt && t("by", { who: closedBy ?? t("byItself"), at: formatDayTime(closedAt, locale) })}
      </span>
    </>
  );
}
