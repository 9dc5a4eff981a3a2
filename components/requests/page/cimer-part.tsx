"use client";

import { useLocale, useTranslations } from "next-intl";
import { CopyAnswer } from "@/components/cimer/copy-answer";
import { formatDateTime, formatDayTime } from "@/components/i18n/format";
import { Button } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import type { RequestView } from "@/server/services/requests/get";
import { useAct } from "../parts/use-act";
import { useLookups } from "../parts/use-lookups";

/** What it is in CİMER; answered, the answer ready to be pasted there, and that it was. */
export function CimerPart({ request }: { request: RequestView }) {
  const t = useTranslations("cimer");
  const name = useTranslations("requests.acts.name");
  const locale = useLocale();
  const { institution } = useLookups();
  const { act, busy } = useAct();
  const { cimer } = request;
  if (!cimer) return null;
  const waits = cimer.answeredAt !== null && cimer.enteredAt === null;
  const answer =
    cimer.answer ??
    (request.institutionId ? t("row.referred", { institution: institution(request.institutionId) }) : null);
  return (
    <>
      <Facts
        items={[
          [t("panel.number"), <b key="number">{cimer.number}</b>],
          [t("panel.date"), formatDateTime(cimer.date, locale)],
          [t("panel.type"), cimer.type && t(`type.${cimer.type}`)],
          [
            t("panel.entered"),
            cimer.enteredAt &&
              t("row.enteredBy", { at: formatDayTime(cimer.enteredAt, locale), who: cimer.enteredBy ?? "" }),
          ],
        ]}
      />
      {waits && <p className="mt-2 font-medium text-today">{t("panel.waiting")}</p>}
      {!cimer.answeredAt && <p className="mt-2 text-ink-3">{t("panel.notAnswered")}</p>}
      {cimer.answeredAt && (
        <div className="mt-2 flex flex-wrap gap-2">
          {answer && <CopyAnswer text={answer} />}
          {waits && request.acts.includes("enter_answer") && (
            <Button busy={busy} onClick={() => void act(request, { act: "enter_answer" }, { aloud: true })}>
              {name("enter_answer")}
            </Button>
          )}
          {cimer.enteredAt && request.acts.includes("unenter_answer") && (
            <Button
              look="plain"
              busy={busy}
              onClick={() => void act(request, { act: "unenter_answer" }, { aloud: true })}
            >
              {name("unenter_answer")}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
