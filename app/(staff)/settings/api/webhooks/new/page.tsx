import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewWebhookForm } from "@/components/settings/api/new-webhook-form";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/states";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.webhooks"))("new") };
}

export default async function NewWebhookPage({ searchParams }: { searchParams: Promise<{ key?: string }> }) {
  const { actor } = await contextOfRequest();
  if (!may(actor, "manage_api")) return null;
  const [keys, { key }, t] = await Promise.all([
    getQueryClient().fetchQuery({ ...trpc.api.keys.queryOptions({ state: "active" }), staleTime: 0 }),
    searchParams,
    getTranslations("api"),
  ]);
  return (
    <>
      <PageHead size="page" title={t("webhooks.new")} />
      {keys.length === 0 ? (
        <Empty
          className="md:px-8"
          title={t("webhookForm.noKey")}
          next={<ButtonLink href="/settings/api/new">{t("keys.new")}</ButtonLink>}
        >
          {t("webhookForm.noKeyText")}
        </Empty>
      ) : (
        <NewWebhookForm
          keys={keys.map(({ id, name }) => ({ id, name }))}
          chosen={keys.find(({ id }) => String(id) === key)?.id}
        />
      )}
    </>
  );
}
