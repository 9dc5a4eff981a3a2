"use client";

import { useTranslations } from "next-intl";
import { DraftNotice } from "@/components/forms/draft-notice";
import { useDraft } from "@/components/forms/use-draft";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import type { Notice } from "@/server/domain/notices";
import { ActDialog, type ActDialogProps } from "../act-dialog";
import { numberOf } from "../act-target";
import { SmsCount } from "../sms-count";

type TextAct = "extend" | "return" | "decline" | "withdraw" | "reopen" | "note";

export type TextDialogProps = ActDialogProps & {
  act: TextAct;
  /** What the act calls its text. */
  field: "reason" | "why" | "text";
  described?: boolean;
  optional?: boolean;
  danger?: boolean;
  /** The citizen will read it, as this. */
  told?: Notice;
};

/** An act that carries one text. */
export function TextDialog({ act, field, described, optional, danger, told, ...props }: TextDialogProps) {
  const t = useTranslations("requests.dialogs");
  const [text, write, clear, restored] = useDraft(`${props.target.id} ${act}`);
  return (
    <ActDialog
      {...props}
      title={t(`${act}.title`, { number: numberOf(props.target) })}
      description={described ? t(`${act}.text`) : undefined}
      label={t(`${act}.act`)}
      danger={danger}
      notice={told}
      read={() => ({ act, [field]: text })}
      onSent={clear}
    >
      {(errorOf) => (
        <>
          <DraftNotice restored={restored} onDiscard={clear} />
          <Field
            label={t(`${act}.reason`)}
            aside={optional && t("optional")}
            required={!optional}
            error={errorOf(field)}
            hint={told && text ? <SmsCount text={text} /> : t(`${act}.hint`)}
          >
            <Textarea rows={4} value={text} onChange={(event) => write(event.target.value)} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}
