import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiQuery, deliveryFilterOf } from "@/components/settings/api/address";
import { DeliveryFilter } from "@/components/settings/api/delivery-filter";
import { DeliveryTable } from "@/components/settings/api/delivery-table";
import { UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead } from "@/components/shell/page-head";
import { buttonClass } from "@/components/ui/button-look";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.deliveries"))("title") };
}

export default async function DeliveriesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const { actor } = await contextOfRequest();
  if (!may(actor, "manage_api")) return null;
  const { filter: now, unreadable } = deliveryFilterOf(await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("api.deliveries");
    return (
      <UnreadableAddress title={t("title")} words={unreadable} href={`/settings/api/deliveries${apiQuery(now)}`} />
    );
  }
  const [list, subscriptions, t] = await Promise.all([
    getQueryClient().fetchQuery({ ...trpc.api.deliveries.queryOptions(now), staleTime: 0 }),
    getQueryClient().fetchQuery({ ...trpc.api.webhooks.queryOptions({}), staleTime: 0 }),
    getTranslations("api.deliveries"),
  ]);
  return (
    <>
      <PageHead
        size="page"
        title={t("title")}
        summary={t("kept")}
        actions={
          <a
            href={`/api/exports/deliveries${apiQuery({ ...now, cursor: undefined })}`}
            download
            className={buttonClass("edge")}
          >
            {t("csv")}
          </a>
        }
      />
      <DeliveryFilter now={now} subscriptions={subscriptions} />
      <DeliveryTable list={list} now={now} />
    </>
  );
}
