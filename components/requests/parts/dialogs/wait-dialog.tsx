"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DraftNotice } from "@/components/forms/draft-notice";
import { useDraft } from "@/components/forms/use-draft";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { WAITING_ON } from "@/server/domain/request";
import { addDays, at, dayOf } from "@/server/domain/time";
import { ActDialog, type ActDialogProps } from "../act-dialog";
import { numberOf } from "../act-target";

const USUAL_DAYS = 7;
/** A day of waiting ends with the working day. */
const CLOSING = 17 * 60;

const readDay = (day: string): Date | null => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? at(day, CLOSING) : null);

export function WaitDialog(props: ActDialogProps) {
  const t = useTranslations("requests.dialogs");
  const terms = useTranslations("requests.terms.waitingOn");
  const { target } = props;
  const [waitingFor, write, clear, restored] = useDraft(`${target.id} wait`);
  const [until, setUntil] = useState(() => addDays(dayOf(new Date()), USUAL_DAYS));
  const [waitingOn, setWaitingOn] = useState("");
  /** What law 4982 has a fee paid for waits by the fee notice alone. */
  const isFeeNotice = (chosen: string) => chosen === "fee" && target.legalClass === "information_act";
  const fee = isFeeNotice(waitingOn);
  const choose = (chosen: string) => {
    setWaitingOn(chosen);
    if (isFeeNotice(chosen) && waitingFor.trim() === "") write(t("wait.feeFor"));
  };
  return (
    <ActDialog
      {...props}
      title={t("wait.title", { number: numberOf(target) })}
      label={t("wait.act")}
      read={() => ({ act: "wait", waitingOn, waitingFor, until: readDay(until), reason: fee ? "fee_notice" : "other" })}
      onSent={clear}
    >
      {(errorOf) => (
        <>
          <DraftNotice restored={restored} onDiscard={clear} />
          <Field
            label={t("wait.waitingOn")}
            hint={fee ? t("wait.feeHint") : undefined}
            required
            error={errorOf("waitingOn")}
          >
            <Select
              empty={t("wait.choose")}
              options={WAITING_ON.map((value) => ({ value, label: terms(value) }))}
              value={waitingOn}
              onChange={(event) => choose(event.target.value)}
            />
          </Field>
          <Field label={t("wait.waitingFor")} hint={t("wait.hint")} required error={errorOf("waitingFor")}>
            <Input value={waitingFor} onChange={(event) => write(event.target.value)} />
          </Field>
          {!fee && (
            <Field label={t("wait.until")} required error={errorOf("until")}>
              <Input type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
            </Field>
          )}
        </>
      )}
    </ActDialog>
  );
}
