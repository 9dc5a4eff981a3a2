"use client";

import { useTranslations } from "next-intl";
import type { FindState } from "@/server/actions/track";
import { usePostedForm } from "../forms/use-posted-form";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { ErrorSummary } from "./error-summary";
import { SECTION } from "./large";
import { useProblems } from "./use-problems";

const FIELD_OF: Record<string, string> = { codeUnreadable: "code", numberUnreadable: "number", notFound: "number" };

/** By the tracking code; by the number and the telephone for whoever has lost it. */
export function FindForm({ initial }: { initial: FindState }) {
  const t = useTranslations("citizen.find");
  const { failure } = useProblems();
  const { state, submit, sending } = usePostedForm(initial);
  const field = state.failure ? FIELD_OF[state.failure.key] : undefined;
  const text = failure(state.failure) ?? undefined;
  const problemOf = (name: string) => (field === name ? text : undefined);
  const button = (
    <Button type="submit" look="main" size="tall" busy={sending} className="w-fit">
      {t("show")}
    </Button>
  );
  return (
    <>
      <ErrorSummary problems={field && text ? [{ field, text }] : []} failure={field ? null : text} answer={state} />
      <form method="post" action="/takip/bul" onSubmit={submit} noValidate className="grid gap-4">
        <Field id="code" label={t("byCode")} hint={t("byCodeHint")} error={problemOf("code")}>
          <Input
            name="code"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            defaultValue={state.code}
            className="md:max-w-60"
          />
        </Field>
        {button}
        <h2 className={SECTION}>{t("or")}</h2>
        <Field id="number" label={t("number")} hint={t("numberHint")} error={problemOf("number")}>
          <Input name="number" autoComplete="off" defaultValue={state.number} className="md:max-w-60" />
        </Field>
        <Field id="lastFour" label={t("lastFour")} hint={t("lastFourHint")}>
          <Input
            name="lastFour"
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            defaultValue={state.lastFour}
            className="max-w-28"
          />
        </Field>
        {button}
      </form>
    </>
  );
}
