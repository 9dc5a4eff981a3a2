import { HydrationBoundary } from "@tanstack/react-query";
import { RefusedPage } from "@/components/auth/refused-page";
import { Institutions } from "@/components/settings/topics/institutions";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export default async function InstitutionsPage() {
  const { actor } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "manage_settings")) return <RefusedPage actor={actor} needs={["admin"]} />;
  const queries = getQueryClient();
  await Promise.all([queries.prefetchQuery(trpc.lookups.all.queryOptions())]);
  return (
    <HydrationBoundary state={dehydrated()}>
      <Institutions />
    </HydrationBoundary>
  );
}
