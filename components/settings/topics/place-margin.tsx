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

/** From how far outside a place is asked about instead of taken. */
export function PlaceMargin() {
  const t = useTranslations("settings.places");
  const trpc = useTRPC();
  const errors = useErrorText();
  const { data } = useSuspenseQuery(trpc.settings.read.queryOptions());
  const [kilometres, setKilometres] = useState(String(data.places.marginKm));
  const save = useMutation(trpc.settings.savePlaces.mutationOptions(useSaved(t("saved"))));
  const submit = () => save.mutate({ marginKm: Number(kilometres || Number.NaN) });
  return (
    <SettingForm title={t("title")} error={save.error} onSave={submit} className="max-w-lg gap-4">
      <Field
        label={t("marginKm")}
        hint={t("hint")}
        error={save.error ? errors.field(save.error, "marginKm") : undefined}
        className="[&_input]:w-24"
      >
        <Input inputMode="numeric" value={kilometres} onChange={({ target }) => setKilometres(target.value)} />
      </Field>
      <Button type="submit" busy={save.isPending} className="w-fit">
        {t("save")}
      </Button>
    </SettingForm>
  );
}
