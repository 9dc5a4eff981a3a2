import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CitizenShell } from "@/components/citizen/citizen-shell";
import { PrivacyNotice } from "@/components/citizen/privacy-notice";
import { visitor } from "@/server/actions/visitor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("citizen.about"))("notice") };
}

export default async function NoticePage() {
  const [t, { ctx }] = await Promise.all([getTranslations("citizen"), visitor()]);
  const { identity } = ctx.municipality;
  return (
    <CitizenShell municipality={identity} about={t("about.notice")} note={identity.website} wide>
      <PrivacyNotice municipality={identity} />
    </CitizenShell>
  );
}
