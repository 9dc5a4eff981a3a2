import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotForYou } from "@/components/requests/list/not-for-you";
import { TeamScreen } from "@/components/triage/team-screen";
import { hasRole } from "@/server/domain/actor";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("triage"))("team.title") };
}

export default async function TeamPage() {
  const { actor } = await contextOfRequest();
  if (!hasRole(actor, "department_head")) return <NotForYou who={actor.kind === "staff" ? actor.name : ""} />;
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.requests.team.queryOptions()),
    queries.prefetchQuery(trpc.lookups.all.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrated()}>
      <TeamScreen />
    </HydrationBoundary>
  );
}
