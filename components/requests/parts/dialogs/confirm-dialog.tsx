"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDraft } from "@/components/forms/use-draft";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { ActDialog, type ActDialogProps } from "../act-dialog";
import { numberOf } from "../act-target";

/** What the citizen said of the result by telephone or at the desk. */
export function ConfirmDialog(props: ActDialogProps) {
  const t = useTranslations("requests.dialogs.confirm");
  const { target } = props;
  const [why, write, clear] = useDraft(`${target.id} confirm`);
  const [confirmation, choose] = useState("");
  return (
    <ActDialog
      {...props}
      title={t("title", { number: numberOf(target) })}
      label={t("act")}
      read={() => ({ act: "confirm", confirmation, why: why.trim() === "" ? undefined : why })}
      onSent={clear}
    >
      {(errorOf) => (
        <>
          <Field label={t("confirmation")} required error={errorOf("confirmation")}>
            <Select
              empty={t("choose")}
              options={(["confirmed", "disputed"] as const).map((value) => ({ value, label: t(value) }))}
              value={confirmation}
              onChange={(event) => choose(event.target.value)}
            />
          </Field>
          <Field label={t("why")} error={errorOf("why")}>
            <Input value={why} onChange={(event) => write(event.target.value)} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}
