"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { PasswordState } from "@/components/auth/password-form";
import { changeOwnPassword } from "@/server/auth";
import { DomainError } from "@/server/domain/errors";

const schema = z.object({ current: z.string().max(1000), next: z.string().max(1000) });

export async function changePasswordByForm(_: PasswordState, form: FormData): Promise<PasswordState> {
  try {
    await changeOwnPassword(schema.parse(Object.fromEntries(form)));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "UNAUTHENTICATED") redirect("/login");
    return { done: false, refused: { key: error.key, params: error.params } };
  }
  return { done: true };
}

/** The password that was given has had its day: on to the work. */
export async function replaceGivenPassword(state: PasswordState, form: FormData): Promise<PasswordState> {
  const after = await changePasswordByForm(state, form);
  if (after.done) redirect("/");
  return after;
}
