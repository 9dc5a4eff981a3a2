import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { ConnectionTable } from "@/components/settings/channels/connection-table";
import { PageHead } from "@/components/shell/page-head";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("channels"))("title") };
}

export default async function ChannelsPage({
  searchParams,
}: {
  searchParams: Promise<{ q?: string; state?: string }>;
}) {
  const { actor } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "see_channels")) return <RefusedPage actor={actor} needs={["admin", "pr_manager"]} />;
  const [connections, asked, t] = await Promise.all([
    getQueryClient().fetchQuery({ ...trpc.connections.list.queryOptions(), staleTime: 0 }),
    searchParams,
    getTranslations("channels"),
  ]);
  return (
    <>
      <PageHead title={t("title")} summary={t("summary", { count: connections.filter((one) => one.enabled).length })} />
      <ConnectionTable connections={connections} asked={{ q: asked.q ?? "", state: asked.state ?? "" }} />
    </>
  );
}
