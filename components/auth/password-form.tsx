"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { ErrorParams } from "@/server/domain/errors";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { TickMark } from "../ui/marks";
import { PasswordInput } from "./password-input";

export type PasswordState = { done: boolean; refused?: { key: string; params: ErrorParams } };

export type PasswordFormProps = {
  action: (state: PasswordState, form: FormData) => Promise<PasswordState>;
  /** The present password was given by an administrator. */
  given?: boolean;
};

/** Errors that are about the present password; all others are about the new one. */
const OF_CURRENT = ["passwordWrong", "tooManyTries"];

export function PasswordForm({ action, given }: PasswordFormProps) {
  const t = useTranslations("auth.password");
  const errors = useTranslations("errors");
  const [{ done, refused }, send, busy] = useActionState(action, { done: false });
  const said = !busy && refused && errors(refused.key, refused.params);
  const ofCurrent = refused !== undefined && OF_CURRENT.includes(refused.key);
  return (
    <form action={send} className="grid gap-4">
      <Field label={given ? t("given") : t("current")} error={ofCurrent && said} required>
        <PasswordInput tall={given} name="current" autoComplete="current-password" autoFocus={given} maxLength={200} />
      </Field>
      <Field label={t("next")} hint={t("rule")} error={!ofCurrent && said} required>
        <PasswordInput tall={given} name="next" autoComplete="new-password" maxLength={200} />
      </Field>
      <div role="status" className="empty:hidden">
        {done && !busy && (
          <p className="flex items-baseline gap-1.5 font-medium text-done">
            <TickMark className="relative top-[1.5px]" />
            {t("done")}
          </p>
        )}
      </div>
      <Button
        type="submit"
        look="main"
        size={given ? "tall" : "normal"}
        wide={given}
        busy={busy}
        busyLabel={t("busy")}
        className={given ? undefined : "justify-self-start"}
      >
        {t("act")}
      </Button>
    </form>
  );
}
