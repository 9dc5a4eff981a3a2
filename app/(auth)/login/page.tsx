import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthSheet } from "@/components/auth/auth-sheet";
import { safePath } from "@/components/auth/safe-path";
import { SignInForm } from "@/components/auth/sign-in-form";
import type { SignInState } from "@/server/actions/auth";
import { formGivenBack } from "@/server/actions/given-back";
import { visitor } from "@/server/actions/visitor";
import { isFirstRun, sessionOfRequest } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  const path = safePath([next].flat().at(0));
  const given = await formGivenBack<SignInState>();
  if (!given && (await sessionOfRequest())) redirect(path);
  if (!given && (await isFirstRun())) redirect("/setup");
  const t = await getTranslations("auth.signIn");
  const { identity } = (await visitor()).ctx.municipality;
  return (
    <AuthSheet municipality={identity.name} title={t("title")}>
      <SignInForm initial={given ?? { email: "", next: path, failure: null, lost: [] }} />
      <p className="mt-4 text-ink-2">
        {identity.helpLine ? t("forgottenCall", { helpLine: identity.helpLine }) : t("forgotten")}
      </p>
    </AuthSheet>
  );
}
