import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { PeerPage } from "@/components/settings/handover/peer-page";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handover.settings"))("title") };
}

export default async function InstitutionHandoverPage({ params }: Props) {
  const { actor, municipality } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "manage_settings")) return <RefusedPage actor={actor} needs={["admin"]} />;
  const institutionId = Number((await params).id);
  const institution = municipality.institutions.find(({ id }) => id === institutionId);
  if (!institution) notFound();
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.handovers.peer.queryOptions({ institutionId })),
    queries.prefetchQuery(trpc.lookups.all.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrated()}>
      <PeerPage institutionId={institutionId} name={institution.name} />
    </HydrationBoundary>
  );
}
