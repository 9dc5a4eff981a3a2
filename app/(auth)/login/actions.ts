"use server";

import { redirect } from "next/navigation";
import { safePath } from "@/components/auth/safe-path";
import type { SignInState } from "@/components/auth/sign-in-form";
import { enter } from "@/server/auth";

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

export async function signInByForm(_: SignInState, form: FormData): Promise<SignInState> {
  const email = text(form, "email");
  const result = await enter({ email, password: text(form, "password") });
  if (result.ok) redirect(safePath(text(form, "next")));
  return {
    email,
    refused:
      result.reason === "wrong"
        ? { reason: "wrong", left: result.left }
        : { reason: result.reason, until: result.until.toISOString() },
  };
}
