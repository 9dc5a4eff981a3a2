import { HydrationBoundary } from "@tanstack/react-query";
import { Forbidden } from "@/components/settings/forbidden";
import { Templates } from "@/components/settings/topics/templates";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export default async function TemplatesPage() {
  const { actor } = await contextOfRequest();
  if (!may(actor, "manage_templates")) return <Forbidden />;
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.lookups.all.queryOptions()),
    queries.prefetchQuery(trpc.settings.templates.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrated()}>
      <Templates />
    </HydrationBoundary>
  );
}
