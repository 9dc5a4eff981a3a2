"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { clockMinutes, clockText } from "./clock-text";

const TIMES = ["opens", "halfDayCloses", "closes"] as const;

/** When the office is open; whether the morning of a half day counts is the municipality's own rule. */
export function OfficeHours() {
  const t = useTranslations("settings.hours");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errors = useErrorText();
  const { data } = useSuspenseQuery(trpc.settings.read.queryOptions());
  const [hours, setHours] = useState({
    opens: clockText(data.hours.opens),
    halfDayCloses: clockText(data.hours.halfDayCloses),
    closes: clockText(data.hours.closes),
    halfDayCounts: data.hours.halfDayCounts,
  });
  const save = useMutation(
    trpc.settings.saveHours.mutationOptions({ onSuccess: () => queries.invalidateQueries(trpc.settings.pathFilter()) }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      {
        opens: clockMinutes(hours.opens),
        halfDayCloses: clockMinutes(hours.halfDayCloses),
        closes: clockMinutes(hours.closes),
        halfDayCounts: hours.halfDayCounts,
      },
      { onSuccess: () => toast({ text: t("saved") }) },
    );
  };
  return (
    <form onSubmit={submit} className="mx-5 mb-8 grid max-w-4xl gap-3 border-t border-rule pt-4">
      <h2 className="font-bold">{t("title")}</h2>
      {save.error && (
        <p role="alert" className="font-medium text-late">
          {errors.of(save.error)}
        </p>
      )}
      <div className="flex flex-wrap items-end gap-4">
        {TIMES.map((name) => (
          <Field key={name} label={t(name)} className="w-32">
            <Input
              type="time"
              value={hours[name]}
              onChange={({ target }) => setHours({ ...hours, [name]: target.value })}
            />
          </Field>
        ))}
        <Checkbox
          label={t("halfDayCounts")}
          checked={hours.halfDayCounts}
          onChange={({ target }) => setHours({ ...hours, halfDayCounts: target.checked })}
        />
        <Button type="submit" busy={save.isPending}>
          {t("save")}
        </Button>
      </div>
      <p className="text-t12 text-ink-3">{t("hint")}</p>
    </form>
  );
}
