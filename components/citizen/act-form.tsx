"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActState } from "@/server/actions/track";
import { DraftNotice } from "../forms/draft-notice";
import { useFormDraft } from "../forms/use-form-draft";
import { usePostedForm } from "../forms/use-posted-form";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input, Textarea } from "../ui/input";
import type { CitizenAct } from "./acts";
import { ErrorSummary } from "./error-summary";
import { PhotoField } from "./photo-field";
import { useProblems } from "./use-problems";

const FIELD_OF: Record<string, string> = {
  nothingToAdd: "text",
  tooLong: "text",
  whyMissing: "text",
  lastFourWrong: "lastFour",
  ownEmailWrong: "lastFour",
};

export type ActFormProps = {
  act: CitizenAct;
  code: string;
  initial: ActState;
  /** By what it is shown that the request is one's own. */
  asksFor: "phone" | "email" | null;
  maxPhotos: number;
};

/** One act of the citizen on a page of its own: what it needs, and one button. */
export function ActForm({ act, code, initial, asksFor, maxPhotos }: ActFormProps) {
  const t = useTranslations("citizen.act");
  const find = useTranslations("citizen.find");
  const { failure } = useProblems();
  const draft = useFormDraft(`takip ${code} ${act}`);
  const { state, submit, sending } = usePostedForm(initial, draft.clear);
  const [uploading, setUploading] = useState(false);
  // A form that the server gives back is newer than what the browser remembers.
  const restored = initial.failure === null && state === initial && draft.restored?.text ? draft.restored : null;
  const typed = { ...state, ...(restored && { text: restored.text ?? "", formToken: restored.formToken ?? "" }) };
  const field = state.failure ? FIELD_OF[state.failure.key] : undefined;
  const text = failure(state.failure) ?? undefined;
  const problemOf = (name: string) => (field === name ? text : undefined);
  const writes = act === "ekle" || act === "cozulmedi" ? act : null;
  return (
    <form
      method="post"
      action={`/takip/${code}/${act}/gonder`}
      encType="multipart/form-data"
      onSubmit={submit}
      onInput={draft.note}
      key={restored ? "restored" : "new"}
      noValidate
      className="grid gap-4"
    >
      <ErrorSummary
        problems={field && text ? [{ field, text }] : []}
        failure={field ? null : text}
        lost={state.lost}
        answer={state}
      />
      {act !== "ekle" && act !== "cozulmedi" && <p>{t(`${act}.intro`)}</p>}
      <DraftNotice restored={restored !== null} onDiscard={draft.clear} />
      <input type="hidden" name="formToken" value={typed.formToken} />
      {writes && (
        <Field id="text" label={t(`${writes}.text`)} hint={t(`${writes}.hint`)} error={problemOf("text")}>
          <Textarea name="text" rows={5} spacious defaultValue={typed.text} />
        </Field>
      )}
      {act === "ekle" && (
        <PhotoField
          key={[...state.kept.map(({ token }) => token), ...state.refused.map(({ name }) => name)].join()}
          max={maxPhotos}
          kept={state.kept}
          refused={state.refused}
          onBusy={setUploading}
        />
      )}
      {act !== "ekle" && asksFor === "email" && (
        <Field id="lastFour" label={t("ownEmail")} hint={t("proofHint")} error={problemOf("lastFour")}>
          <Input name="lastFour" type="email" autoComplete="email" maxLength={320} defaultValue={state.lastFour} />
        </Field>
      )}
      {act !== "ekle" && asksFor === "phone" && (
        <Field id="lastFour" label={find("lastFour")} hint={t("proofHint")} error={problemOf("lastFour")}>
          <Input
            name="lastFour"
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            defaultValue={state.lastFour}
            className="max-w-28"
          />
        </Field>
      )}
      <Button
        type="submit"
        look={act === "vazgec" ? "danger" : "main"}
        size="tall"
        busy={sending || uploading}
        className="w-fit"
      >
        {t(`${act}.send`)}
      </Button>
    </form>
  );
}
