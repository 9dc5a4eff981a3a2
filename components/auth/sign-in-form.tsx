"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { SignInState } from "@/server/actions/auth";
import { useFormText } from "../forms/use-form-text";
import { usePostedForm } from "../forms/use-posted-form";
import { formatTime } from "../i18n/format";
import { inflect } from "../i18n/inflect";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { PasswordInput } from "./password-input";

/** A plain form: it works before and without scripts. */
export function SignInForm({ initial }: { initial: SignInState }) {
  const t = useTranslations("auth.signIn");
  const locale = useLocale();
  const textOf = useFormText();
  const { state, submit, sending: busy } = usePostedForm(initial);
  const { email, next, refused, failure } = state;
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (refused || failure) password.current?.focus();
  }, [refused, failure]);
  const at = (until: string) => inflect(formatTime(new Date(until), locale), "ablative", locale);
  const said = refused
    ? refused.reason === "wrong"
      ? t("wrong", { left: refused.left })
      : t(refused.reason, { at: at(refused.until) })
    : textOf(failure);
  return (
    <form method="post" action="/login/send" onSubmit={submit} className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      <Field label={t("email")} required>
        <Input
          tall
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={email}
          autoFocus={!refused}
          maxLength={320}
        />
      </Field>
      <Field label={t("password")} error={!busy && said} required>
        <PasswordInput tall name="password" autoComplete="current-password" ref={password} maxLength={1000} />
      </Field>
      <Button
        type="submit"
        look="main"
        size="tall"
        wide
        busy={busy}
        busyLabel={t("busy")}
        className="min-h-10 text-t14"
      >
        {t("act")}
      </Button>
    </form>
  );
}
