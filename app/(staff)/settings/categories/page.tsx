import { HydrationBoundary } from "@tanstack/react-query";
import { Forbidden } from "@/components/settings/forbidden";
import { Categories } from "@/components/settings/topics/categories";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export default async function CategoriesPage() {
  const { actor } = await contextOfRequest();
  if (!may(actor, "manage_subjects")) return <Forbidden />;
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
