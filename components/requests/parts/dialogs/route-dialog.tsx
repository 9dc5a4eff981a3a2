"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DraftNotice } from "@/components/forms/draft-notice";
import { useDraft } from "@/components/forms/use-draft";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { ActDialog, type ActDialogProps } from "../act-dialog";
import { numberOf } from "../act-target";
import { useLookups } from "../use-lookups";

export function RouteDialog(props: ActDialogProps) {
  const t = useTranslations("requests.dialogs");
  const { target, facts } = props;
  const { departments, categoryRow } = useLookups();
  const suggested = categoryRow(facts?.categoryId ?? target.categoryId ?? target.suggestedCategoryId)?.departmentId;
  const [chosen, choose] = useState<string | null>();
  const [note, write, clear, restored] = useDraft(`${target.id} route`);
  const value = chosen === undefined ? (suggested ? String(suggested) : null) : chosen;
  return (
    <ActDialog
      {...props}
      title={t("route.title", { number: numberOf(target) })}
      label={t("route.act")}
      read={() => ({
        act: "route",
        departmentId: Number(value),
        ...(note.trim() && { note }),
      })}
      onSent={clear}
    >
      {(errorOf) => (
        <>
          <DraftNotice restored={restored} onDiscard={clear} />
          <Field label={t("route.department")} required error={errorOf("departmentId")}>
            <Combobox
              value={value}
              onValueChange={choose}
              options={departments
                .filter(({ active, id }) => active && id !== target.departmentId)
                .map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          </Field>
          <Field label={t("route.note")} aside={t("optional")} hint={t("route.noteHint")} error={errorOf("note")}>
            <Textarea rows={2} value={note} onChange={(event) => write(event.target.value)} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}
