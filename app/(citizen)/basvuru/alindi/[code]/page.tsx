import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CitizenShell } from "@/components/citizen/citizen-shell";
import { Receipt } from "@/components/citizen/receipt";
import { trackedBy } from "@/server/actions/tracked";
import { env } from "@/server/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("citizen.received"))("title"), robots: { index: false } };
}

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ tekrar?: string | string[] }> };

export default async function ReceivedPage({ params, searchParams }: Props) {
  const [{ code }, { tekrar }] = await Promise.all([params, searchParams]);
  const [t, { ctx, request }] = await Promise.all([getTranslations("citizen"), trackedBy(code)]);
  return (
    <CitizenShell municipality={ctx.municipality.identity} about={t("about.apply")}>
      <Receipt
        request={request}
        link={new URL(`/takip/${request.code}`, env.NEXTAUTH_URL).href}
        repeated={tekrar !== undefined}
      />
    </CitizenShell>
  );
}
