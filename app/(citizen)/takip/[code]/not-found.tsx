import { getTranslations } from "next-intl/server";
import { CitizenShell } from "@/components/citizen/citizen-shell";
import { PageTitle } from "@/components/citizen/page-title";
import { ButtonLink } from "@/components/ui/button";
import { visitor } from "@/server/actions/visitor";

export default async function UnknownCode() {
  const [t, { ctx }] = await Promise.all([getTranslations("citizen"), visitor()]);
  return (
    <CitizenShell municipality={ctx.municipality.identity} about={t("about.track")} note={t("track.noData")}>
      <PageTitle>{t("unknown.title")}</PageTitle>
      <p className="mb-4 text-pretty">{t("unknown.text")}</p>
      <ButtonLink look="main" size="tall" href="/takip">
        {t("unknown.retry")}
      </ButtonLink>
    </CitizenShell>
  );
}
