import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { connectionFilterOf } from "@/components/settings/channels/address";
import { ConnectionTable } from "@/components/settings/channels/connection-table";
import { UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead } from "@/components/shell/page-head";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("channels"))("title") };
}

export default async function ChannelsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const { actor } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "see_channels")) return <RefusedPage actor={actor} needs={["admin", "pr_manager"]} />;
  const { filter, unreadable } = connectionFilterOf(await searchParams);
  const t = await getTranslations("channels");
  if (unreadable.length > 0)
    return <UnreadableAddress title={t("title")} words={unreadable} href="/settings/channels" />;
  const connections = await getQueryClient().fetchQuery({ ...trpc.connections.list.queryOptions(), staleTime: 0 });
  return (
    <>
      <PageHead title={t("title")} summary={t("summary", { count: connections.filter((one) => one.enabled).length })} />
      <ConnectionTable connections={connections} asked={filter} />
    </>
  );
}
