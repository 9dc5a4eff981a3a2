import { HydrationBoundary } from "@tanstack/react-query";
import { RefusedPage } from "@/components/auth/refused-page";
import { Templates } from "@/components/settings/topics/templates";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export default async function TemplatesPage() {
  const { actor } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "manage_templates")) return <RefusedPage actor={actor} needs={["admin", "pr_manager"]} />;
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.lookups.all.queryOptions()),
    queries.prefetchQuery(trpc.settings.templates.queryOptions()),
    queries.prefetchQuery(trpc.sms.costs.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrated()}>
      <Templates />
    </HydrationBoundary>
  );
}
