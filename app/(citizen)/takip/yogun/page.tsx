import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CitizenShell } from "@/components/citizen/citizen-shell";
import { PageTitle } from "@/components/citizen/page-title";
import { visitor } from "@/server/actions/visitor";

type Props = { searchParams: Promise<{ dk?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("citizen.tooMany"))("title"), robots: { index: false } };
}

/** Where one is sent who opened too many tracking pages in a short time. */
export default async function TooManyPage({ searchParams }: Props) {
  const [t, { dk }, { ctx }] = await Promise.all([getTranslations("citizen"), searchParams, visitor()]);
  return (
    <CitizenShell municipality={ctx.municipality.identity} about={t("about.track")} note={t("track.noData")}>
      <PageTitle>{t("tooMany.title")}</PageTitle>
      <p className="text-pretty">{t("tooMany.text", { minutes: Number(dk) || 10 })}</p>
    </CitizenShell>
  );
}
