"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SettingForm, useSaved } from "./setting-form";

const HOURS = ["before", "after"] as const;

/** How long before a deadline the assignee is warned, and how long after it the manager. */
export function WarningHours() {
  const t = useTranslations("warnings.hours");
  const trpc = useTRPC();
  const errors = useErrorText();
  const { data } = useSuspenseQuery(trpc.settings.read.queryOptions());
  const [hours, setHours] = useState({
    before: String(data.warningHours.before),
    after: String(data.warningHours.after),
  });
  const save = useMutation(trpc.settings.saveWarningHours.mutationOptions(useSaved(t("saved"))));
  const submit = () =>
    save.mutate({ before: Number(hours.before || Number.NaN), after: Number(hours.after || Number.NaN) });
  return (
    <SettingForm title={t("title")} error={save.error} onSave={submit} className="max-w-4xl gap-3">
      <div className="flex flex-wrap items-start gap-4">
        {HOURS.map((name) => (
          <Field
            key={name}
            label={t(name)}
            error={save.error ? errors.field(save.error, name) : undefined}
            className="max-w-[340px] [&_input]:w-24"
          >
            <Input
              inputMode="numeric"
              value={hours[name]}
              onChange={({ target }) => setHours({ ...hours, [name]: target.value })}
            />
          </Field>
        ))}
        <Button type="submit" busy={save.isPending} className="self-end">
          {t("save")}
        </Button>
      </div>
      <p className="text-t12 text-ink-3">{t("hint")}</p>
    </SettingForm>
  );
}
