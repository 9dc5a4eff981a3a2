import { getLocale, getTranslations } from "next-intl/server";
import type { TrackedRequest } from "@/server/services/citizens/track";
import { formatDate, formatTime } from "../i18n/format";
import { inflect } from "../i18n/inflect";
import { ButtonLink } from "../ui/button";
import { buttonClass } from "../ui/button-look";
import { StateMark } from "../ui/marks";
import { SECTION } from "./large";
import { PageTitle } from "./page-title";
import { PrintButton } from "./print-button";
import { RefusedFiles } from "./refused-files";

/** `repeated`: the same form was sent before, and this is its receipt. */
export type ReceiptProps = { request: TrackedRequest; link: string; repeated: boolean };

/** After the form: the number, the code, and what comes next. Prints on one page. */
export async function Receipt({ request, link, repeated }: ReceiptProps) {
  const [t, locale] = await Promise.all([getTranslations("citizen.received"), getLocale()]);
  const facts: [string, string][] = [
    [t("number"), request.number],
    [t("code"), request.code],
  ];
  return (
    <>
      <PageTitle>
        <span className="flex items-center gap-3">
          <StateMark kind="resolved" size={20} />
          {t(repeated ? "titleRepeated" : "title")}
        </span>
      </PageTitle>
      {repeated && <p className="max-w-text text-pretty">{t("repeated")}</p>}
      <dl className="my-4 grid gap-3 border-y border-rule py-4">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt className="text-t14 text-ink-2">{term}</dt>
            <dd className="text-t22 font-bold tracking-normal">{value}</dd>
          </div>
        ))}
        <div>
          <dt className="text-t14 text-ink-2">{t("link")}</dt>
          <dd className="wrap-anywhere">{link}</dd>
        </div>
      </dl>
      <p className="text-pretty">{t("keep")}</p>
      <RefusedFiles files={request.refusedFiles} addTo={`/takip/${request.code}/ekle`} />
      <h2 className={SECTION}>{t("next")}</h2>
      <ul className="grid list-disc gap-1.5 pl-5 text-pretty">
        <li>{t("nextRead")}</li>
        <li>
          {t.rich("nextDue", {
            date: formatDate(request.dueAt, locale),
            time: inflect(formatTime(request.dueAt, locale), "dative", locale),
            b: (words) => <b>{words}</b>,
          })}
        </li>
        <li>{t(request.bySms ? "nextSms" : "nextPage")}</li>
      </ul>
      <div className="mt-5 flex flex-wrap gap-3">
        <ButtonLink prefetch={false} look="main" size="tall" href={`/takip/${request.code}`}>
          {t("open")}
        </ButtonLink>
        <PrintButton>{t("print")}</PrintButton>
        {/* A full load, so that the form comes with a token of its own. */}
        <a className={buttonClass("edge", { size: "tall" })} href="/basvuru">
          {t("another")}
        </a>
      </div>
    </>
  );
}
