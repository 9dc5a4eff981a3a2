"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ApplyState } from "@/server/actions/apply";
import { DraftNotice } from "../forms/draft-notice";
import { useFormDraft } from "../forms/use-form-draft";
import { usePostedForm } from "../forms/use-posted-form";
import { Button } from "../ui/button";
import type { ComboboxOption } from "../ui/combobox";
import { ApplyConsent } from "./apply-consent";
import { ApplyContact } from "./apply-contact";
import type { PartProps } from "./apply-part";
import { ApplyPlace } from "./apply-place";
import { ApplySubject } from "./apply-subject";
import { ErrorSummary } from "./error-summary";
import { PhotoField } from "./photo-field";
import { useProblems } from "./use-problems";

export type ApplyFormProps = {
  initial: ApplyState;
  neighbourhoods: readonly ComboboxOption[];
  maxPhotos: number;
};

/** As the fields stand on the page. */
const ORDER = [
  "description",
  "kind",
  "neighbourhoodId",
  "street",
  "doorNo",
  "photos",
  "contact",
  "phone",
  "email",
  "name",
  "consent",
] as const;

/** The public form. Posts without a script as well; given back, it stands as it was typed. */
export function ApplyForm({ initial, neighbourhoods, maxPhotos }: ApplyFormProps) {
  const t = useTranslations("citizen.form");
  const draft = useFormDraft("basvuru");
  const { state, submit, sending } = usePostedForm(initial, draft.clear);
  const [uploading, setUploading] = useState(false);
  const sentences = useProblems();
  const { problems, kept, refused } = state;
  // A form that the server gives back is newer than what the browser remembers.
  const restored = initial.failure === null && state === initial ? draft.restored : null;
  const typed = restored ? { ...state.typed, ...draft.restored } : state.typed;
  const problem: PartProps["problem"] = (field) => sentences.problem(problems[field]);
  const listed = ORDER.flatMap((field) => {
    const text = problem(field);
    return text ? [{ field, text }] : [];
  });
  return (
    <form
      method="post"
      action="/basvuru/gonder"
      encType="multipart/form-data"
      onSubmit={submit}
      onInput={draft.note}
      key={restored ? "restored" : "new"}
      noValidate
    >
      <ErrorSummary problems={listed} failure={sentences.failure(state.failure)} lost={state.lost} answer={state} />
      <DraftNotice restored={restored !== null} onDiscard={draft.clear} />
      <input type="hidden" name="formToken" value={typed.formToken} />
      <ApplySubject typed={typed} problem={problem} />
      <ApplyPlace typed={typed} problem={problem} neighbourhoods={neighbourhoods} />
      <div className="mt-4">
        <PhotoField
          key={[...kept.map(({ token }) => token), ...refused.map(({ name }) => name)].join()}
          max={maxPhotos}
          kept={kept}
          refused={refused}
          placeWanted={typed.photoPlace !== ""}
          error={problem("photos")}
          onBusy={setUploading}
        />
      </div>
      <ApplyContact typed={typed} problem={problem} />
      <ApplyConsent typed={typed} problem={problem} />
      <Button
        type="submit"
        look="main"
        size="tall"
        busy={sending || uploading}
        busyLabel={t("sending")}
        className="mt-5"
      >
        {t("send")}
      </Button>
    </form>
  );
}
