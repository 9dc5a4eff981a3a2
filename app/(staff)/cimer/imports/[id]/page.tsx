import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { ImportScreen } from "@/components/cimer/import/import-screen";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, orNotFound, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cimer.imports"))("title") };
}

export default async function CimerImportPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "handle_cimer")) return <RefusedPage actor={actor} needs={["agent", "pr_manager"]} />;
  const given = (await params).id;
  if (!/^[1-9]\d{0,8}$/.test(given)) notFound();
  const id = Number(given);
  await orNotFound(getQueryClient().fetchQuery(trpc.cimer.import.queryOptions({ id })));
  return (
    <HydrationBoundary state={dehydrated()}>
      <ImportScreen id={id} />
    </HydrationBoundary>
  );
}
