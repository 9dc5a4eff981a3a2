import { useLocale, useTranslations } from "next-intl";
import type { SubscriptionRow } from "@/server/services/webhooks/list";
import { formatNumber } from "../../i18n/format";
import { ButtonLink } from "../../ui/button";
import { RowLink } from "../../ui/ledger";
import { sorting } from "../../ui/sorting";
import { Empty } from "../../ui/states";
import { Cell, HeadCell, Table } from "../../ui/table";
import { apiQuery, type WebhookAddress, webhooksHref } from "./address";
import { WebhookStateLabel } from "./webhook-state";

export type WebhookTableProps = { rows: readonly SubscriptionRow[]; now: WebhookAddress };

export function WebhookTable({ rows, now }: WebhookTableProps) {
  const t = useTranslations("api.webhooks");
  const filtered = Boolean(now.q || now.state);
  if (rows.length === 0)
    return (
      <Empty
        className="md:px-8"
        title={t(filtered ? "noneFiltered" : "noneTitle")}
        next={!filtered && <ButtonLink href="/settings/api/webhooks/new">{t("new")}</ButtonLink>}
      >
        {t(filtered ? "noneFilteredText" : "noneText")}
      </Empty>
    );
  const by = (name: "url" | "name" | "state" | "waiting") =>
    sorting(now.sort, name, (sort) => webhooksHref(now, { sort }));
  return (
    <div className="px-5 pb-4 md:px-8">
      <Table label={t("title")}>
        <thead>
          <tr>
            <HeadCell {...by("url")} className="pl-0">
              {t("address")}
            </HeadCell>
            <HeadCell {...by("name")} className="max-md:hidden">
              {t("key")}
            </HeadCell>
            <HeadCell className="max-lg:hidden">{t("events")}</HeadCell>
            <HeadCell {...by("state")}>{t("state")}</HeadCell>
            <HeadCell {...by("waiting")} figure className="max-md:hidden">
              {t("waiting")}
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function Row({ row }: { row: SubscriptionRow }) {
  const t = useTranslations("api.webhooks");
  const locale = useLocale();
  const left = row.held + row.failed;
  return (
    <tr className="relative transition-colors duration-[80ms] hover:bg-hover">
      <Cell className="max-w-[360px] pl-0 max-md:max-w-[150px]">
        <RowLink
          href={`/settings/api/webhooks/${row.id}`}
          prefetch={false}
          className="block truncate font-medium no-underline"
        >
          {row.url}
        </RowLink>
      </Cell>
      <Cell cut className="max-w-[200px] max-md:hidden">
        {row.name}
      </Cell>
      <Cell className="max-lg:hidden">
        {row.events.length === 0 ? t("allEvents") : t("eventCount", { count: row.events.length })}
      </Cell>
      <Cell>
        <WebhookStateLabel row={row} />
      </Cell>
      <Cell figure className="max-md:hidden">
        {left > 0 ? (
          <a
            href={`/settings/api/deliveries${apiQuery({ subscription: row.id, state: row.held > 0 ? "held" : "failed" })}`}
            className="link relative z-10"
          >
            {formatNumber(left, locale)}
          </a>
        ) : (
          <span className="text-ink-3">0</span>
        )}
      </Cell>
    </tr>
  );
}
