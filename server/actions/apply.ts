"use server";

import { redirect } from "next/navigation";
import { type Applied, apply } from "../services/citizens/apply";
import { FORM_FIELDS, type FormProblems, type TypedForm } from "../services/citizens/apply-form";
import { type Failure, failureOf, filesOf, textOf, textsOf } from "./form-data";
import { visitor } from "./visitor";

/** The form as it stands on the page: everything typed, what is to be mended, and photographs that are kept. */
export type ApplyState = {
  typed: TypedForm;
  problems: FormProblems;
  kept: { token: string; name: string }[];
  failure: Failure | null;
};

/** Sends the public form; goes on to the receipt, or gives the form back. */
export async function sendForm(before: ApplyState, data: FormData): Promise<ApplyState> {
  const typed = { ...before.typed };
  for (const field of FORM_FIELDS) typed[field] = textOf(data, field);
  const kept = textsOf(data, "kept");
  const photos = await filesOf(data, "photos");
  const { ctx, address } = await visitor({ kind: "channel", channel: "web" });
  let applied: Applied;
  try {
    applied = await apply(ctx, { typed, photos, kept, address });
  } catch (error) {
    return {
      typed,
      problems: {},
      kept: before.kept.filter(({ token }) => kept.includes(token)),
      failure: failureOf(error),
    };
  }
  if ("code" in applied) redirect(`/basvuru/alindi/${applied.code}`);
  return { typed, problems: applied.problems, kept: applied.kept, failure: null };
}
