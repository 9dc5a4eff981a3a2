"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { PRIORITIES } from "@/server/domain/request";
import { ActDialog, type ActDialogProps } from "../act-dialog";
import { numberOf } from "../act-target";

export function PriorityDialog(props: ActDialogProps) {
  const t = useTranslations("requests");
  const { target } = props;
  const [priority, choose] = useState<string>(target.priority ?? "normal");
  return (
    <ActDialog
      {...props}
      title={t("dialogs.prioritise.title", { number: numberOf(target) })}
      label={t("dialogs.prioritise.act")}
      read={() => ({ act: "prioritise", priority })}
    >
      {(errorOf) => (
        <Field
          label={t("dialogs.prioritise.priority")}
          hint={t("dialogs.prioritise.hint")}
          required
          error={errorOf("priority")}
        >
          <Select
            options={PRIORITIES.map((value) => ({ value, label: t(`terms.priority.${value}`) }))}
            value={priority}
            onChange={(event) => choose(event.target.value)}
          />
        </Field>
      )}
    </ActDialog>
  );
}
