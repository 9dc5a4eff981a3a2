import { useLocale, useTranslations } from "next-intl";
import type { DeliveryPage, DeliveryRow } from "@/server/services/webhooks/deliveries";
import { formatDayTime, formatNumber } from "../../i18n/format";
import { RequestNumber } from "../../shell/request-number";
import { RowLink } from "../../ui/ledger";
import { Pager } from "../../ui/pager";
import { sorting } from "../../ui/sorting";
import { Empty } from "../../ui/states";
import { Cell, HeadCell, Table } from "../../ui/table";
import { apiQuery, type DeliveryAddress } from "./address";
import { DeliveryState } from "./delivery-state";
import { useAnswerWords, useEventName } from "./use-event-name";

export function DeliveryTable({ list, now }: { list: DeliveryPage; now: DeliveryAddress }) {
  const t = useTranslations("api.deliveries");
  const filtered = apiQuery({ ...now, sort: undefined, cursor: undefined }) !== "";
  if (list.rows.length === 0)
    return (
      <Empty className="md:px-8" title={t(filtered ? "noneFiltered" : "noneTitle")}>
        {t(filtered ? "noneFilteredText" : "noneText")}
      </Empty>
    );
  const at = (cursor: number | undefined) => `/settings/api/deliveries${apiQuery({ ...now, cursor })}`;
  const sort = sorting(
    now.sort ?? "-at",
    "at",
    (sort) => `/settings/api/deliveries${apiQuery({ ...now, cursor: undefined, sort })}`,
  );
  return (
    <>
      <div className="px-5 md:px-8">
        <Table label={t("title")}>
          <thead>
            <tr>
              <HeadCell {...sort} className="pl-0">
                {t("when")}
              </HeadCell>
              <HeadCell>{t("event")}</HeadCell>
              <HeadCell className="max-md:hidden">{t("request")}</HeadCell>
              <HeadCell className="max-lg:hidden">{t("to")}</HeadCell>
              <HeadCell>{t("state")}</HeadCell>
              <HeadCell className="max-lg:hidden">{t("answer")}</HeadCell>
              <HeadCell figure className="max-lg:hidden">
                {t("ms")}
              </HeadCell>
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
        newerHref={now.cursor ? at(undefined) : undefined}
        newerLabel={t(now.sort === "at" ? "oldest" : "newest")}
        olderLabel={t("next")}
        olderHref={list.next === null ? undefined : at(list.next)}
      />
    </>
  );
}

function Row({ row }: { row: DeliveryRow }) {
  const locale = useLocale();
  const eventName = useEventName();
  const answer = useAnswerWords();
  return (
    <tr className="relative transition-colors duration-[80ms] hover:bg-hover">
      <Cell className="pl-0 text-ink-2">
        <time dateTime={row.createdAt.toISOString()}>{formatDayTime(row.createdAt, locale)}</time>
      </Cell>
      <Cell className="max-w-[220px] max-md:max-w-[130px]">
        <RowLink
          href={`/settings/api/deliveries/${row.id}`}
          prefetch={false}
          className="block truncate font-medium no-underline"
        >
          {eventName(row.event)}
        </RowLink>
      </Cell>
      <Cell className="max-md:hidden">{row.number && <RequestNumber number={row.number} />}</Cell>
      <Cell cut className="max-w-[200px] text-ink-2 max-lg:hidden">
        <span title={row.subscription.url}>{row.subscription.name}</span>
      </Cell>
      <Cell>
        <DeliveryState state={row.state} />
      </Cell>
      <Cell cut className="max-w-[220px] text-ink-2 max-lg:hidden">
        {answer(row)}
      </Cell>
      <Cell figure className="text-ink-2 max-lg:hidden">
        {row.ms !== null && formatNumber(row.ms, locale)}
      </Cell>
    </tr>
  );
}
