import { getLocale, getTranslations } from "next-intl/server";
import type { TrackedRequest } from "@/server/services/citizens/track";
import { formatDate } from "../i18n/format";
import { ButtonLink } from "../ui/button";

/** What the citizen may say to an answer, or that it is no longer wanted. */
export async function TrackedActs({ request }: { request: TrackedRequest }) {
  const [t, acts, locale] = await Promise.all([
    getTranslations("citizen.track"),
    getTranslations("citizen.act"),
    getLocale(),
  ]);
  const { mayConfirm, mayDispute, mayWithdraw, disputeUntil, confirmed, code, status, messages } = request;
  const to = (act: string) => `/takip/${code}/${act}`;
  if (!mayConfirm && !mayDispute && !mayWithdraw && !confirmed && messages === null) return null;
  const wish = messages === "wanted" ? "bildirme" : "bildir";
  return (
    <section className="mt-5 border-t border-rule pt-4 print:hidden">
      {confirmed && <p>{t("confirmed")}</p>}
      {(mayConfirm || mayDispute) && !confirmed && (
        <h2 className="font-bold">{t(status === "resolved" ? "solved" : "notRight")}</h2>
      )}
      {mayDispute && disputeUntil && (
        <p className="mt-1 text-t14 text-ink-2">
          {t.rich("solvedUntil", { date: formatDate(disputeUntil, locale), b: (words) => <b>{words}</b> })}
        </p>
      )}
      <div className="flex flex-wrap gap-3 not-empty:mt-2.5">
        {mayConfirm && (
          <ButtonLink prefetch={false} href={to("cozuldu")}>
            {acts("cozuldu.link")}
          </ButtonLink>
        )}
        {mayDispute && (
          <ButtonLink prefetch={false} href={to("cozulmedi")}>
            {acts("cozulmedi.link")}
          </ButtonLink>
        )}
      </div>
      <div className="flex flex-wrap gap-x-5">
        {mayWithdraw && (
          <a href={to("vazgec")} className="link inline-flex min-h-ctl items-center text-t14">
            {acts("vazgec.link")}
          </a>
        )}
        {messages !== null && (
          <a href={to(wish)} className="link inline-flex min-h-ctl items-center text-t14">
            {acts(`${wish}.link`)}
          </a>
        )}
      </div>
    </section>
  );
}
