"use client";

import { useTranslations } from "next-intl";
import type { PasswordState } from "@/server/actions/auth";
import { useFormText } from "../forms/use-form-text";
import { usePostedForm } from "../forms/use-posted-form";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { TickMark } from "../ui/marks";
import { PasswordInput } from "./password-input";

export type PasswordFormProps = {
  /** The address it is posted to. */
  action: string;
  initial: PasswordState;
  /** It has just been changed. */
  done?: boolean;
  /** The present password was given by an administrator. */
  given?: boolean;
};

/** Errors that are about the present password; all others are about the new one. */
const OF_CURRENT = ["passwordWrong", "tooManyTries"];

export function PasswordForm({ action, initial, done, given }: PasswordFormProps) {
  const t = useTranslations("auth.password");
  const textOf = useFormText();
  const { state, submit, sending: busy } = usePostedForm(initial);
  const { failure } = state;
  const said = busy ? undefined : textOf(failure);
  const ofCurrent = failure !== null && OF_CURRENT.includes(failure.key);
  return (
    <form method="post" action={action} onSubmit={submit} className="grid gap-4">
      <Field label={given ? t("given") : t("current")} error={ofCurrent && said} required>
        <PasswordInput tall={given} name="current" autoComplete="current-password" autoFocus={given} maxLength={200} />
      </Field>
      <Field label={t("next")} hint={t("rule")} error={!ofCurrent && said} required>
        <PasswordInput tall={given} name="next" autoComplete="new-password" maxLength={200} />
      </Field>
      <div role="status" className="empty:hidden">
        {done && !busy && !failure && (
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
