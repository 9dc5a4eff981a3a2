import { HydrationBoundary } from "@tanstack/react-query";
import { Forbidden } from "@/components/settings/forbidden";
import { Departments } from "@/components/settings/topics/departments";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export default async function DepartmentsPage() {
  const { actor } = await contextOfRequest();
  if (!may(actor, "manage_settings")) return <Forbidden />;
  const queries = getQueryClient();
  await Promise.all([queries.prefetchQuery(trpc.lookups.all.queryOptions())]);
  return (
    <HydrationBoundary state={dehydrated()}>
      <Departments />
    </HydrationBoundary>
  );
}
