"use client";

import { useLocale, useTranslations } from "next-intl";
import { useActionState, useEffect, useRef } from "react";
import { formatTime } from "../i18n/format";
import { inflect } from "../i18n/inflect";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { PasswordInput } from "./password-input";

export type SignInState = {
  email: string;
  refused?: { reason: "wrong"; left: number } | { reason: "locked" | "too_many"; until: string };
};

export type SignInFormProps = {
  action: (state: SignInState, form: FormData) => Promise<SignInState>;
  next: string;
};

/** A plain form: it works before and without scripts. */
export function SignInForm({ action, next }: SignInFormProps) {
  const t = useTranslations("auth.signIn");
  const locale = useLocale();
  const [{ email, refused }, send, busy] = useActionState(action, { email: "" });
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (refused) password.current?.focus();
  }, [refused]);
  const at = (until: string) => inflect(formatTime(new Date(until), locale), "ablative", locale);
  const said =
    refused &&
    (refused.reason === "wrong" ? t("wrong", { left: refused.left }) : t(refused.reason, { at: at(refused.until) }));
  return (
    <form action={send} className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      <Field label={t("email")} required>
        <Input
          tall
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={email}
          key={email}
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
