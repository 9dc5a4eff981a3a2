import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { ConnectionPage } from "@/components/settings/channels/connection-page";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ vendor }, t] = await Promise.all([params, getTranslations("channels")]);
  return { title: t.has(`vendor.${vendor}.title`) ? t(`vendor.${vendor}.title`) : t("title") };
}

export default async function OneChannelPage({ params }: Props) {
  const { actor } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "see_channels")) return <RefusedPage actor={actor} needs={["admin", "pr_manager"]} />;
  const { vendor } = await params;
  const connections = await getQueryClient().fetchQuery({ ...trpc.connections.list.queryOptions(), staleTime: 0 });
  if (!connections.some(({ name }) => name === vendor)) notFound();
  return (
    <HydrationBoundary state={dehydrated()}>
      <ConnectionPage vendor={vendor} />
    </HydrationBoundary>
  );
}
