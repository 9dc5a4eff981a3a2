import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { SystemScreen } from "@/components/settings/system/system-screen";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("system"))("title") };
}

export default async function SystemPage() {
  const { actor, now } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "see_system")) return <RefusedPage actor={actor} needs={["admin"]} />;
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.system.state.queryOptions()),
    queries.prefetchQuery(trpc.connections.list.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrated()}>
      <SystemScreen now={now} />
    </HydrationBoundary>
  );
}
