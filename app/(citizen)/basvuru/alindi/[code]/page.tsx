import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CitizenShell } from "@/components/citizen/citizen-shell";
import { Receipt } from "@/components/citizen/receipt";
import { trackedBy } from "@/server/actions/tracked";
import { env } from "@/server/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("citizen.received"))("title"), robots: { index: false } };
}

export default async function ReceivedPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const [t, { ctx, request }] = await Promise.all([getTranslations("citizen"), trackedBy(code)]);
  return (
    <CitizenShell municipality={ctx.municipality.identity} about={t("about.apply")}>
      <Receipt request={request} link={new URL(`/takip/${request.code}`, env.NEXTAUTH_URL).href} />
    </CitizenShell>
  );
}
