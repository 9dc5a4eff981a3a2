import { HydrationBoundary } from "@tanstack/react-query";
import { RefusedPage } from "@/components/auth/refused-page";
import { InstallationSetting } from "@/components/settings/topics/installation";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export default async function InstallationPage() {
  const { actor } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "manage_settings")) return <RefusedPage actor={actor} needs={["admin"]} />;
  await getQueryClient().prefetchQuery(trpc.settings.installation.queryOptions());
  return (
    <HydrationBoundary state={dehydrated()}>
      <InstallationSetting />
    </HydrationBoundary>
  );
}
