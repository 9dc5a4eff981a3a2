import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { webhookFilterOf, webhooksHref } from "@/components/settings/api/address";
import { NetworksForm } from "@/components/settings/api/networks-form";
import { WebhookFilter } from "@/components/settings/api/webhook-filter";
import { WebhookTable } from "@/components/settings/api/webhook-table";
import { SearchedList, UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead, SectionHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-look";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.webhooks"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[]>> };

export default async function WebhooksPage({ searchParams }: Props) {
  const { actor } = await contextOfRequest();
  if (!may(actor, "manage_api")) return null;
  const { filter: now, unreadable } = webhookFilterOf(await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("api");
    return <UnreadableAddress title={t("webhooks.title")} words={unreadable} href={webhooksHref(now)} />;
  }
  const [rows, networks, t] = await Promise.all([
    getQueryClient().fetchQuery({ ...trpc.api.findWebhooks.queryOptions(now), staleTime: 0 }),
    getQueryClient().fetchQuery({ ...trpc.api.networks.queryOptions(), staleTime: 0 }),
    getTranslations("api"),
  ]);
  return (
    <>
      <PageHead
        size="page"
        title={t("webhooks.title")}
        summary={t("webhooks.summary", { count: rows.length })}
        actions={
          <>
            <a href={webhooksHref(now, {}, "/api/exports/webhooks")} download className={buttonClass("edge")}>
              {t("webhooks.csv")}
            </a>
            <ButtonLink href="/settings/api/webhooks/new" look="main">
              {t("webhooks.new")}
            </ButtonLink>
          </>
        }
      />
      <WebhookFilter now={now} />
      <SearchedList search={now.q} href={webhooksHref(now, { q: "" })}>
        <WebhookTable rows={rows} now={now} />
      </SearchedList>
      <section className="px-5 pb-10 md:px-8">
        <SectionHead title={t("networks.title")} rule="double" />
        <p className="mb-3 max-w-text text-pretty text-ink-2">{t("networks.text")}</p>
        <NetworksForm networks={networks} />
      </section>
    </>
  );
}
