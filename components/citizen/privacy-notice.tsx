import { getLocale, getTranslations } from "next-intl/server";
import { inflect } from "../i18n/inflect";
import { PageTitle } from "./page-title";

const PARTS = [
  "controller",
  "data",
  "purpose",
  "ground",
  "method",
  "transfer",
  "keeping",
  "rights",
  "request",
] as const;

export type PrivacyNoticeProps = { municipality: { name: string; website: string; callCentre: string } };

/** The information notice of Law 6698, article 10, with the municipality's own name in it. */
export async function PrivacyNotice({ municipality }: PrivacyNoticeProps) {
  const [t, locale] = await Promise.all([getTranslations("citizen.notice"), getLocale()]);
  const values = {
    municipality: municipality.name,
    to: inflect(municipality.name, "dative", locale),
    website: municipality.website,
    phone: municipality.callCentre,
  };
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <p className="my-3 border border-dashed border-rule-2 px-4 py-2.5 text-t14 text-ink-2">{t("draft")}</p>
      <p className="text-pretty">{t("intro", values)}</p>
      {PARTS.map((part) => (
        <section key={part} className="mt-5">
          <h2 className="font-bold">{t(`${part}.title`)}</h2>
          <p className="text-pretty">{t(`${part}.text`, values)}</p>
        </section>
      ))}
      <p className="mt-6 print:hidden">
        <a href="/basvuru" className="link inline-flex min-h-ctl items-center">
          {t("back")}
        </a>
      </p>
    </>
  );
}
