"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { ActDialog, type ActDialogProps } from "../act-dialog";
import { numberOf } from "../act-target";
import { useLookups } from "../use-lookups";

const NOBODY = "-";

/** People of the request's own department. */
export function AssignDialog(props: ActDialogProps) {
  const t = useTranslations("requests.dialogs");
  const { target } = props;
  const { people } = useLookups();
  const [chosen, choose] = useState<string | null>(target.assigneeId === null ? null : String(target.assigneeId));
  const options = people
    .filter(({ active, departmentIds }) => active && departmentIds.some((id) => id === target.departmentId))
    .map(({ id, name, title }) => ({ value: String(id), label: name, hint: title ?? undefined }));
  return (
    <ActDialog
      {...props}
      title={t("assign.title", { number: numberOf(target) })}
      label={t("assign.act")}
      read={() => ({ act: "assign", assigneeId: chosen === NOBODY ? null : Number(chosen) })}
    >
      {(errorOf) => (
        <Field label={t("assign.person")} required error={errorOf("assigneeId")}>
          <Combobox
            value={chosen}
            onValueChange={choose}
            options={[...options, { value: NOBODY, label: t("assign.nobody") }]}
          />
        </Field>
      )}
    </ActDialog>
  );
}
