"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { DueRecords } from "./due-records";
import { SettingForm, useSaved } from "./setting-form";

/** How long what vendors sent is kept in the form it came in. */
export function Retention() {
  const t = useTranslations("settings.retention");
  const trpc = useTRPC();
  const errors = useErrorText();
  const { data } = useSuspenseQuery(trpc.settings.read.queryOptions());
  const [days, setDays] = useState(String(data.retention.incomingDays));
  const save = useMutation(trpc.settings.saveRetention.mutationOptions(useSaved(t("saved"))));
  const submit = () => save.mutate({ incomingDays: Number(days || Number.NaN) });
  return (
    <SettingForm title={t("title")} error={save.error} onSave={submit} className="max-w-lg gap-4">
      <Field
        label={t("incomingDays")}
        hint={t("hint")}
        error={save.error ? errors.field(save.error, "incomingDays") : undefined}
        className="[&_input]:w-24"
      >
        <Input inputMode="numeric" value={days} onChange={({ target }) => setDays(target.value)} />
      </Field>
      <DueRecords days={Number(days || Number.NaN)} />
      <Button type="submit" busy={save.isPending} className="w-fit">
        {t("save")}
      </Button>
    </SettingForm>
  );
}
