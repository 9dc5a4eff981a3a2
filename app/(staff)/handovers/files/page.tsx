import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { FilePage } from "@/components/handover/file-page";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handover.file"))("pageTitle") };
}

export default async function HandoverFilesPage() {
  const { actor } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "hand_over_files")) return <RefusedPage actor={actor} needs={["agent", "pr_manager"]} />;
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.handovers.files.queryOptions()),
    queries.prefetchQuery(trpc.lookups.all.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrated()}>
      <FilePage />
    </HydrationBoundary>
  );
}
