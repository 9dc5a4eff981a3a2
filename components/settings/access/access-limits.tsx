"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ACCESS_AMOUNTS, ACCESS_SPANS, type AccessAmount, type AccessSpan } from "@/server/domain/access";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { SettingForm, useSaved } from "../topics/setting-form";

const numberOf = (text: string): number => Number(text.trim() || Number.NaN);
type Typed = Record<`${AccessAmount}.${AccessSpan}`, string>;

/** How much personal data one person may read in an hour and in a day, and how long it stays known who read what. */
export function AccessLimits() {
  const t = useTranslations("auth.access");
  const trpc = useTRPC();
  const errors = useErrorText();
  const { limits, days: stored } = useSuspenseQuery(trpc.settings.read.queryOptions()).data.access;
  const [typed, setTyped] = useState<Typed>({
    "view.hour": String(limits.view.hour),
    "view.day": String(limits.view.day),
    "lookup.hour": String(limits.lookup.hour),
    "lookup.day": String(limits.lookup.day),
    "reveal.hour": String(limits.reveal.hour),
    "reveal.day": String(limits.reveal.day),
    "export.hour": String(limits.export.hour),
    "export.day": String(limits.export.day),
  });
  const [days, setDays] = useState(String(stored));
  const save = useMutation(trpc.settings.saveAccess.mutationOptions(useSaved(t("limits.saved"))));
  const of = (amount: AccessAmount) => ({
    hour: numberOf(typed[`${amount}.hour`]),
    day: numberOf(typed[`${amount}.day`]),
  });
  const wrong = (name: string) => (save.error ? errors.field(save.error, name) : undefined);
  return (
    <SettingForm
      title={t("limits.title")}
      error={save.error}
      onSave={() =>
        save.mutate({
          limits: { view: of("view"), lookup: of("lookup"), reveal: of("reveal"), export: of("export") },
          days: numberOf(days),
        })
      }
      className="max-w-2xl gap-4 md:mx-8"
    >
      <p className="text-pretty text-ink-2">{t("limits.intro")}</p>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 [&_input]:w-24">
        {ACCESS_AMOUNTS.flatMap((amount) =>
          ACCESS_SPANS.map((span) => (
            <Field
              key={`${amount}.${span}`}
              label={t(`limits.${span}`, { kind: t(`alerts.kind.${amount}`) })}
              error={wrong(`limits.${amount}.${span}`)}
            >
              <Input
                inputMode="numeric"
                value={typed[`${amount}.${span}`]}
                onChange={({ target }) => setTyped({ ...typed, [`${amount}.${span}`]: target.value })}
              />
            </Field>
          )),
        )}
        <Field label={t("limits.days")} hint={t("limits.daysHint")} error={wrong("days")}>
          <Input inputMode="numeric" value={days} onChange={({ target }) => setDays(target.value)} />
        </Field>
      </div>
      <Button type="submit" busy={save.isPending} className="w-fit">
        {t("limits.save")}
      </Button>
    </SettingForm>
  );
}
