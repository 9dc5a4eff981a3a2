"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { YEAR_KINDS, type YearKind } from "@/server/domain/privacy";
import { DueRecords } from "./due-records";
import { SettingForm, useSaved } from "./setting-form";

const numberOf = (text: string): number => Number(text || Number.NaN);
/** An empty field: kept without an end. */
const yearsOf = (typed: Record<YearKind, string>): Record<YearKind, number | null> => ({
  requests: typed.requests === "" ? null : Number(typed.requests),
  messages: typed.messages === "" ? null : Number(typed.messages),
  callNumbers: typed.callNumbers === "" ? null : Number(typed.callNumbers),
  photographs: typed.photographs === "" ? null : Number(typed.photographs),
  accounts: typed.accounts === "" ? null : Number(typed.accounts),
});

/** How long each kind of personal data is kept, and what that would let go of. */
export function Retention() {
  const t = useTranslations("settings.retention");
  const trpc = useTRPC();
  const errors = useErrorText();
  const { data } = useSuspenseQuery(trpc.settings.read.queryOptions());
  const { years } = data.retention;
  const text = (kind: YearKind) => (years[kind] === null ? "" : String(years[kind]));
  const [days, setDays] = useState(String(data.retention.incomingDays));
  const [typed, setTyped] = useState<Record<YearKind, string>>({
    requests: text("requests"),
    messages: text("messages"),
    callNumbers: text("callNumbers"),
    photographs: text("photographs"),
    accounts: text("accounts"),
  });
  const save = useMutation(trpc.settings.saveRetention.mutationOptions(useSaved(t("saved"))));
  const retention = { incomingDays: numberOf(days), years: yearsOf(typed) };
  const wrong = (name: string) => (save.error ? errors.field(save.error, name) : undefined);
  return (
    <SettingForm
      title={t("title")}
      error={save.error}
      onSave={() => save.mutate(retention)}
      className="max-w-2xl gap-4"
    >
      <p className="text-pretty text-ink-2">{t("intro")}</p>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 [&_input]:w-24">
        {YEAR_KINDS.map((kind) => (
          <Field key={kind} label={t(`years.${kind}`)} hint={t(`yearsHint.${kind}`)} error={wrong(`years.${kind}`)}>
            <Input
              inputMode="numeric"
              value={typed[kind]}
              placeholder={t("forEver")}
              onChange={({ target }) => setTyped({ ...typed, [kind]: target.value.trim() })}
            />
          </Field>
        ))}
        <Field label={t("incomingDays")} hint={t("hint")} error={wrong("incomingDays")}>
          <Input inputMode="numeric" value={days} onChange={({ target }) => setDays(target.value)} />
        </Field>
      </div>
      <DueRecords retention={retention} />
      <Button type="submit" busy={save.isPending} className="w-fit">
        {t("save")}
      </Button>
    </SettingForm>
  );
}
