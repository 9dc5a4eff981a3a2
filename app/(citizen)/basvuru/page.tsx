import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApplyForm } from "@/components/citizen/apply-form";
import { CitizenShell } from "@/components/citizen/citizen-shell";
import { PageTitle } from "@/components/citizen/page-title";
import type { ApplyState } from "@/server/actions/apply";
import { formGivenBack } from "@/server/actions/given-back";
import { visitor } from "@/server/actions/visitor";
import { MAX_PHOTOS } from "@/server/services/citizens/apply";
import { EMPTY_FORM } from "@/server/services/citizens/apply-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("citizen.form"))("title") };
}

export default async function ApplyPage() {
  const [t, { ctx }] = await Promise.all([getTranslations("citizen"), visitor()]);
  const blank: ApplyState = {
    typed: { ...EMPTY_FORM, formToken: randomUUID() },
    problems: {},
    kept: [],
    refused: [],
    failure: null,
    lost: [],
  };
  const neighbourhoods = ctx.municipality.neighbourhoods
    .filter(({ active }) => active)
    .map(({ id, name, aliases }) => ({ value: String(id), label: name, also: aliases.join(" ") }));
  return (
    <CitizenShell municipality={ctx.municipality.identity} about={t("about.apply")} note={t("form.urgent")} wide>
      <PageTitle>{t("form.title")}</PageTitle>
      <p className="max-w-text text-pretty">{t("form.intro")}</p>
      <p className="mt-2 mb-4 text-t14 text-ink-2">
        {t.rich("form.trackInstead", {
          link: (words) => (
            <a href="/takip" className="link">
              {words}
            </a>
          ),
        })}
      </p>
      <ApplyForm
        initial={(await formGivenBack<ApplyState>()) ?? blank}
        neighbourhoods={neighbourhoods}
        maxPhotos={MAX_PHOTOS}
      />
    </CitizenShell>
  );
}
