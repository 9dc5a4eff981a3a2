"use client";

import { useTranslations } from "next-intl";
import type { SetupState } from "@/server/actions/auth";
import { useFormText } from "../forms/use-form-text";
import { usePostedForm } from "../forms/use-posted-form";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { PasswordInput } from "./password-input";

/** Errors that are about the code; all others are about the password. */
const OF_CODE = ["setupCodeWrong", "tooManyTries"];

export function SetupForm({ initial }: { initial: SetupState }) {
  const t = useTranslations("auth");
  const textOf = useFormText();
  const { state, submit, sending: busy } = usePostedForm(initial);
  const { name, email, code, failure } = state;
  const said = busy ? undefined : textOf(failure);
  const ofCode = failure !== null && OF_CODE.includes(failure.key);
  return (
    <form method="post" action="/setup/send" onSubmit={submit} className="grid gap-4">
      <Field label={t("setup.code")} hint={t("setup.codeHint")} error={ofCode && said} required>
        <Input
          tall
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={code}
          autoFocus={!failure || ofCode}
          maxLength={100}
        />
      </Field>
      <Field label={t("setup.name")} required>
        <Input tall name="name" autoComplete="name" defaultValue={name} maxLength={120} />
      </Field>
      <Field label={t("setup.email")} required>
        <Input tall name="email" type="email" autoComplete="username" defaultValue={email} maxLength={320} />
      </Field>
      <Field label={t("setup.password")} hint={t("password.rule")} error={!ofCode && said} required>
        <PasswordInput
          tall
          name="password"
          autoComplete="new-password"
          autoFocus={failure !== null && !ofCode}
          maxLength={200}
        />
      </Field>
      <Button type="submit" look="main" size="tall" wide busy={busy} busyLabel={t("setup.busy")}>
        {t("setup.act")}
      </Button>
    </form>
  );
}
