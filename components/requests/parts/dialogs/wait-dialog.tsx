"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDraft } from "@/components/forms/use-draft";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { addDays, at, dayOf } from "@/server/domain/time";
import { ActDialog, type ActDialogProps } from "../act-dialog";
import { numberOf } from "../act-target";

const USUAL_DAYS = 7;
/** A day of waiting ends with the working day. */
const CLOSING = 17 * 60;

const readDay = (day: string): Date | null => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? at(day, CLOSING) : null);

export function WaitDialog(props: ActDialogProps) {
  const t = useTranslations("requests.dialogs");
  const { target } = props;
  const [waitingFor, write, clear] = useDraft(`${target.id} wait`);
  const [until, setUntil] = useState(() => addDays(dayOf(new Date()), USUAL_DAYS));
  const [fee, setFee] = useState(false);
  const chooseFee = (chosen: boolean) => {
    setFee(chosen);
    if (chosen && waitingFor.trim() === "") write(t("wait.feeFor"));
  };
  return (
    <ActDialog
      {...props}
      title={t("wait.title", { number: numberOf(target) })}
      label={t("wait.act")}
      read={() => ({ act: "wait", waitingFor, until: readDay(until), reason: fee ? "fee_notice" : "other" })}
      onSent={clear}
    >
      {(errorOf) => (
        <>
          <Field label={t("wait.waitingFor")} hint={t("wait.hint")} required error={errorOf("waitingFor")}>
            <Input value={waitingFor} onChange={(event) => write(event.target.value)} />
          </Field>
          {target.legalClass === "information_act" && (
            <Checkbox
              label={t("wait.fee")}
              hint={t("wait.feeHint")}
              checked={fee}
              onChange={(event) => chooseFee(event.target.checked)}
            />
          )}
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
