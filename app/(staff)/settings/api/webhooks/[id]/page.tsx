import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EditWebhookForm } from "@/components/settings/api/edit-webhook-form";
import { ReplayForm } from "@/components/settings/api/replay-form";
import { WebhookPanel } from "@/components/settings/api/webhook-panel";
import { PageHead, SectionHead } from "@/components/shell/page-head";
import { dayOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.webhooks"))("one") };
}

export default async function WebhookPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, now } = await contextOfRequest();
  if (!may(actor, "manage_api")) return null;
  const { id } = await params;
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  const [[row], t] = await Promise.all([
    getQueryClient().fetchQuery({ ...trpc.api.webhooks.queryOptions({ id: Number(id) }), staleTime: 0 }),
    getTranslations("api"),
  ]);
  if (!row) notFound();
  return (
    <>
      <PageHead size="page" title={t("webhooks.one")} summary={row.url} />
      <div className="grid gap-x-12 gap-y-8 px-5 pb-10 md:px-8 lg:grid-cols-[minmax(0,640px)_minmax(0,400px)]">
        <section>
          <SectionHead title={t("webhookForm.title")} rule="double" />
          <EditWebhookForm key={row.id} row={row} />
        </section>
        <section>
          <SectionHead title={t("webhookPanel.title")} rule="double" />
          <WebhookPanel row={row} />
          <div className="mt-6">
            <SectionHead title={t("replay.title")} rule="double" />
            <p className="mb-2 text-pretty text-ink-2">{t("replay.text")}</p>
            <ReplayForm id={row.id} enabled={row.enabled} today={dayOf(now)} />
          </div>
        </section>
      </div>
    </>
  );
}
