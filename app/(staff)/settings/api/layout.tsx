import type { ReactNode } from "react";
import { RefusedPage } from "@/components/auth/refused-page";
import { ApiNav } from "@/components/settings/api/api-nav";
import { WebhookTroubles } from "@/components/settings/troubles";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

/** The parts of Settings → API, for administrators. */
export default async function ApiLayout({ children }: { children: ReactNode }) {
  const { actor } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "manage_api")) return <RefusedPage actor={actor} needs={["admin"]} />;
  const silent = await getQueryClient().fetchQuery({ ...trpc.api.silent.queryOptions(), staleTime: 0 });
  return (
    <>
      <ApiNav />
      <WebhookTroubles silent={silent} />
      {children}
    </>
  );
}
