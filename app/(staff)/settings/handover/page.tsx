import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { PeerTable } from "@/components/settings/handover/peer-table";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button";
import { may, mayListRequests } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handover.settings"))("title") };
}

export default async function HandoverPage() {
  const { actor, municipality } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "manage_settings")) return <RefusedPage actor={actor} needs={["admin"]} />;
  const [peers, t] = await Promise.all([
    getQueryClient().fetchQuery({ ...trpc.handovers.peers.queryOptions(), staleTime: 0 }),
    getTranslations("handover.settings"),
  ]);
  const named = peers.map((peer) => ({
    ...peer,
    name: municipality.institutions.find(({ id }) => id === peer.institutionId)?.name ?? "",
  }));
  return (
    <>
      <PageHead
        title={t("title")}
        summary={t("summary", { count: peers.filter(({ enabled }) => enabled).length })}
        actions={<ButtonLink href="/settings/institutions">{t("toInstitutions")}</ButtonLink>}
      />
      <p className="max-w-text px-5 pb-4 text-ink-2">{t("intro")}</p>
      <PeerTable peers={named} opens={mayListRequests(actor)} />
    </>
  );
}
