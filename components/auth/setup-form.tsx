"use client";

import { useTranslations } from "next-intl";
import type { SetupState } from "@/server/actions/auth";
import { useFormText } from "../forms/use-form-text";
import { usePostedForm } from "../forms/use-posted-form";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { PasswordInput } from "./password-input";

export function SetupForm({ initial }: { initial: SetupState }) {
  const t = useTranslations("auth");
  const textOf = useFormText();
  const { state, submit, sending: busy } = usePostedForm(initial);
  const { name, email, failure } = state;
  return (
    <form method="post" action="/setup/send" onSubmit={submit} className="grid gap-4">
      <Field label={t("setup.name")} required>
        <Input tall name="name" autoComplete="name" defaultValue={name} autoFocus={!failure} maxLength={120} />
      </Field>
      <Field label={t("setup.email")} required>
        <Input tall name="email" type="email" autoComplete="username" defaultValue={email} maxLength={320} />
      </Field>
      <Field label={t("setup.password")} hint={t("password.rule")} error={busy ? undefined : textOf(failure)} required>
        <PasswordInput tall name="password" autoComplete="new-password" autoFocus={Boolean(failure)} maxLength={200} />
      </Field>
      <Button type="submit" look="main" size="tall" wide busy={busy} busyLabel={t("setup.busy")}>
        {t("setup.act")}
      </Button>
    </form>
  );
}
