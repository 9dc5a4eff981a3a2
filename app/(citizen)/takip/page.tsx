import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CitizenShell } from "@/components/citizen/citizen-shell";
import { FindForm } from "@/components/citizen/find-form";
import { PageTitle } from "@/components/citizen/page-title";
import { formGivenBack } from "@/server/actions/given-back";
import type { FindState } from "@/server/actions/track";
import { visitor } from "@/server/actions/visitor";

const BLANK: FindState = { code: "", number: "", lastFour: "", failure: null, lost: [] };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("citizen.find"))("title") };
}

export default async function FindPage() {
  const [t, { ctx }] = await Promise.all([getTranslations("citizen"), visitor()]);
  return (
    <CitizenShell municipality={ctx.municipality.identity} about={t("about.track")} note={t("track.noData")}>
      <PageTitle>{t("find.title")}</PageTitle>
      <FindForm initial={(await formGivenBack<FindState>()) ?? BLANK} />
      <p className="mt-6 text-t14 text-ink-2">
        {t.rich("find.apply", {
          link: (words) => (
            <a href="/basvuru" className="link">
              {words}
            </a>
          ),
        })}
      </p>
    </CitizenShell>
  );
}
