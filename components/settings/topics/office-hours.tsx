"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { clockMinutes, clockText } from "./clock-text";
import { SettingForm, useSaved } from "./setting-form";

const TIMES = ["opens", "halfDayCloses", "closes"] as const;

/** When the office is open; whether the morning of a half day counts is the municipality's own rule. */
export function OfficeHours() {
  const t = useTranslations("settings.hours");
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.settings.read.queryOptions());
  const [hours, setHours] = useState({
    opens: clockText(data.hours.opens),
    halfDayCloses: clockText(data.hours.halfDayCloses),
    closes: clockText(data.hours.closes),
    halfDayCounts: data.hours.halfDayCounts,
    leaveProlongsLegal: data.hours.leaveProlongsLegal,
  });
  const save = useMutation(trpc.settings.saveHours.mutationOptions(useSaved(t("saved"))));
  const submit = () =>
    save.mutate({
      opens: clockMinutes(hours.opens),
      halfDayCloses: clockMinutes(hours.halfDayCloses),
      closes: clockMinutes(hours.closes),
      halfDayCounts: hours.halfDayCounts,
      leaveProlongsLegal: hours.leaveProlongsLegal,
    });
  return (
    <SettingForm title={t("title")} error={save.error} onSave={submit} className="max-w-4xl gap-3">
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
      <Checkbox
        label={t("leaveProlongsLegal")}
        checked={hours.leaveProlongsLegal}
        onChange={({ target }) => setHours({ ...hours, leaveProlongsLegal: target.checked })}
      />
      <p className="text-t12 text-ink-3">{t("leaveSource")}</p>
      <p className="text-t12 text-ink-3">{t("hint")}</p>
    </SettingForm>
  );
}
