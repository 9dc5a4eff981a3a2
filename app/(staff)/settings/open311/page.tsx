import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { DoorAddress } from "@/components/settings/open311/door-address";
import { DoorForm } from "@/components/settings/open311/door-form";
import { DoorPulse } from "@/components/settings/open311/door-pulse";
import { Keys } from "@/components/settings/open311/keys";
import { PageHead, SectionHead } from "@/components/shell/page-head";
import { env } from "@/server/env";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("open311.door"))("title") };
}

export default async function Open311Page() {
  const { actor, municipality } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "manage_settings")) return <RefusedPage actor={actor} needs={["admin"]} />;
  const queries = getQueryClient();
  const [t, pulse] = await Promise.all([
    getTranslations("open311.door"),
    queries.fetchQuery({ ...trpc.open311.pulse.queryOptions(), staleTime: 0 }),
    queries.prefetchQuery(trpc.open311.read.queryOptions()),
    queries.prefetchQuery(trpc.open311.keys.queryOptions()),
    queries.prefetchQuery(trpc.lookups.all.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrated()}>
      <PageHead size="page" title={t("title")} summary={t(municipality.open311.enabled ? "summaryOn" : "summaryOff")} />
      <div className="grid grid-cols-1 gap-x-12 gap-y-8 px-5 pb-10 md:px-8 lg:grid-cols-[minmax(0,480px)_minmax(0,640px)]">
        <section>
          <SectionHead title={t("address")} rule="double" />
          <p className="max-w-text pb-3 text-pretty text-ink-2">{t("intro")}</p>
          <DoorAddress address={`${env.NEXTAUTH_URL.replace(/\/$/, "")}/api/open311/v2`} />
          <DoorForm />
        </section>
        <div>
          <Keys />
          <DoorPulse pulse={pulse} />
        </div>
      </div>
    </HydrationBoundary>
  );
}
