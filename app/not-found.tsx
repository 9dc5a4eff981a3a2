import { getTranslations } from "next-intl/server";
import { BrokenSheet } from "@/components/shell/broken-sheet";
import { CallCentreLink } from "@/components/shell/call-centre-link";
import { ButtonLink } from "@/components/ui/button";
import { visitor } from "@/server/actions/visitor";

/** Nobody knows whether a citizen or staff have come to an address that is not there: both find their way on. */
export default async function NotFound() {
  const [t, broken, { ctx }] = await Promise.all([
    getTranslations("ui.notFound"),
    getTranslations("ui.broken"),
    visitor(),
  ]);
  const { callCentre } = ctx.municipality.identity;
  return (
    <BrokenSheet
      title={t("title")}
      next={
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <ButtonLink look="main" href="/takip">
            {t("track")}
          </ButtonLink>
          <ButtonLink href="/basvuru">{t("apply")}</ButtonLink>
          <ButtonLink href="/">{t("home")}</ButtonLink>
          <CallCentreLink phone={callCentre}>{broken("call", { phone: callCentre })}</CallCentreLink>
        </div>
      }
    >
      <p>{t("text")}</p>
    </BrokenSheet>
  );
}
