"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DraftNotice } from "@/components/forms/draft-notice";
import { useDraft } from "@/components/forms/use-draft";
import { AskedPart } from "@/components/handover/asked-part";
import { useAnswers } from "@/components/handover/use-answers";
import { useAsked } from "@/components/handover/use-asked";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { readAnswers } from "@/server/domain/handover-answers";
import { ActDialog, type ActDialogProps } from "../act-dialog";
import { numberOf } from "../act-target";
import { SmsCount } from "../sms-count";
import { useLookups } from "../use-lookups";

export function ReferDialog(props: ActDialogProps) {
  const t = useTranslations("requests.dialogs");
  const { target } = props;
  const { institutions, categoryRow } = useLookups();
  const suggested = categoryRow(target.categoryId ?? target.suggestedCategoryId)?.institutionId;
  const [chosen, choose] = useState<string | null>();
  const [note, write, clear, restored] = useDraft(`${target.id} refer`);
  const value = chosen === undefined ? (suggested ? String(suggested) : null) : chosen;
  const asked = useAsked(target.id, value === null ? null : Number(value), props.open);
  const attributes = asked?.attributes ?? [];
  const [answers, keep, forget] = useAnswers(target.id, attributes);
  return (
    <ActDialog
      {...props}
      title={t("refer.title", { number: numberOf(target) })}
      description={t("refer.text")}
      label={t("refer.act")}
      notice="referred"
      read={() => ({
        act: "refer",
        institutionId: Number(value),
        ...(note.trim() && { note }),
        ...(attributes.length > 0 && { answers }),
      })}
      check={() =>
        Object.fromEntries(
          Object.entries(readAnswers(attributes, answers).problems).map(([code, key]) => [`answers.${code}`, key]),
        )
      }
      onSent={() => {
        clear();
        forget();
      }}
    >
      {(errorOf) => (
        <>
          <DraftNotice restored={restored} onDiscard={clear} />
          <Field label={t("refer.institution")} required error={errorOf("institutionId")}>
            <Combobox
              value={value}
              onValueChange={choose}
              options={institutions
                .filter(({ active }) => active)
                .map(({ id, name, phone }) => ({ value: String(id), label: name, hint: phone ?? undefined }))}
            />
          </Field>
          <Field
            label={t("refer.note")}
            aside={t("optional")}
            hint={note && <SmsCount text={note} />}
            error={errorOf("note")}
          >
            <Textarea rows={2} value={note} onChange={(event) => write(event.target.value)} />
          </Field>
          <AskedPart asked={asked} answers={answers} onChange={keep} errorOf={(code) => errorOf(`answers.${code}`)} />
        </>
      )}
    </ActDialog>
  );
}
