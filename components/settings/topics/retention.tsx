"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { DueRecords } from "./due-records";

/** How long what vendors sent is kept in the form it came in. */
export function Retention() {
  const t = useTranslations("settings.retention");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errors = useErrorText();
  const { data } = useSuspenseQuery(trpc.settings.read.queryOptions());
  const [days, setDays] = useState(String(data.retention.incomingDays));
  const save = useMutation(
    trpc.settings.saveRetention.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.settings.pathFilter()),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ incomingDays: Number(days || Number.NaN) }, { onSuccess: () => toast({ text: t("saved") }) });
  };
  return (
    <form onSubmit={submit} noValidate className="mx-5 mb-8 grid max-w-lg gap-4 border-t border-rule pt-4">
      <h2 className="font-bold">{t("title")}</h2>
      {save.error && (
        <p role="alert" className="font-medium text-late">
          {errors.of(save.error)}
        </p>
      )}
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
    </form>
  );
}
