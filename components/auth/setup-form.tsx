"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { ErrorParams } from "@/server/domain/errors";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { PasswordInput } from "./password-input";

export type SetupState = { name: string; email: string; refused?: { key: string; params: ErrorParams } };

export type SetupFormProps = { action: (state: SetupState, form: FormData) => Promise<SetupState> };

export function SetupForm({ action }: SetupFormProps) {
  const t = useTranslations("auth");
  const errors = useTranslations("errors");
  const [{ name, email, refused }, send, busy] = useActionState(action, { name: "", email: "" });
  return (
    <form action={send} className="grid gap-4">
      <Field label={t("setup.name")} required>
        <Input
          tall
          name="name"
          autoComplete="name"
          defaultValue={name}
          key={name}
          autoFocus={!refused}
          maxLength={120}
        />
      </Field>
      <Field label={t("setup.email")} required>
        <Input
          tall
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={email}
          key={email}
          maxLength={320}
        />
      </Field>
      <Field
        label={t("setup.password")}
        hint={t("password.rule")}
        error={!busy && refused && errors(refused.key, refused.params)}
        required
      >
        <PasswordInput tall name="password" autoComplete="new-password" autoFocus={Boolean(refused)} maxLength={200} />
      </Field>
      <Button type="submit" look="main" size="tall" wide busy={busy} busyLabel={t("setup.busy")}>
        {t("setup.act")}
      </Button>
    </form>
  );
}
