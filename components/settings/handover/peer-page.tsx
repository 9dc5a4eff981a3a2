"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageHead, SectionHead } from "../../shell/page-head";
import { useTRPC } from "../../trpc/client";
import { PeerCheck } from "./peer-check";
import { PeerForm } from "./peer-form";
import { PeerSubjects } from "./peer-subjects";

/** One institution: how requests are handed to it, and which of its services our subjects are. */
export function PeerPage({ institutionId, name }: { institutionId: number; name: string }) {
  const t = useTranslations("handover");
  const trpc = useTRPC();
  const { data: peer } = useSuspenseQuery(trpc.handovers.peer.queryOptions({ institutionId }));
  const fresh = {
    institutionId,
    way: "open311" as const,
    enabled: false,
    url: "",
    jurisdictionId: "",
    defaultService: "",
    sharesContact: false,
    sharesPhotos: true,
    subjects: [],
    hasKey: false,
    services: [],
    servicesAt: null,
  };
  const shown = peer ?? fresh;
  return (
    <>
      <PageHead
        size="page"
        title={name}
        summary={
          peer
            ? `${t(`settings.ways.${peer.way}`)} · ${t(peer.enabled ? "settings.on" : "settings.off")}`
            : t("settings.ways.none")
        }
        actions={
          <Link href="/settings/handover" className="link">
            {t("settings.back")}
          </Link>
        }
      />
      <div className="grid grid-cols-1 gap-x-12 gap-y-8 px-5 pb-10 md:px-8 lg:grid-cols-[minmax(0,520px)_minmax(0,480px)]">
        <section>
          <SectionHead title={t("peer.connection")} rule="double" />
          <PeerForm key={`${shown.url} ${shown.way}`} peer={shown} />
        </section>
        {peer?.way !== "file" && (
          <section>
            <SectionHead title={t("peer.subjects")} rule="double" />
            <PeerCheck institutionId={institutionId} ready={Boolean(peer?.url)} />
            <PeerSubjects key={String(shown.servicesAt)} peer={shown} />
          </section>
        )}
      </div>
    </>
  );
}
