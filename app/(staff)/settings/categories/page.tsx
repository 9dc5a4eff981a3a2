import { HydrationBoundary } from "@tanstack/react-query";
import { RefusedPage } from "@/components/auth/refused-page";
import { Categories } from "@/components/settings/topics/categories";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export default async function CategoriesPage() {
  const { actor } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "manage_subjects")) return <RefusedPage actor={actor} needs={["admin", "pr_manager"]} />;
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.lookups.all.queryOptions()),
    queries.prefetchQuery(trpc.settings.read.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrated()}>
      <Categories />
    </HydrationBoundary>
  );
}
