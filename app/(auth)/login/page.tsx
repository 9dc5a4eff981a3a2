import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthSheet } from "@/components/auth/auth-sheet";
import { safePath } from "@/components/auth/safe-path";
import { SignInForm } from "@/components/auth/sign-in-form";
import { isFirstRun, sessionOfRequest } from "@/server/auth";
import { contextOfRequest } from "@/server/rsc";
import { signInByForm } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  const path = safePath([next].flat().at(0));
  if (await sessionOfRequest()) redirect(path);
  if (await isFirstRun()) redirect("/setup");
  const t = await getTranslations("auth.signIn");
  const { identity } = (await contextOfRequest()).municipality;
  return (
    <AuthSheet municipality={identity.name} title={t("title")}>
      <SignInForm action={signInByForm} next={path} />
      <p className="mt-4 text-ink-2">
        {identity.helpLine ? t("forgottenCall", { helpLine: identity.helpLine }) : t("forgotten")}
      </p>
    </AuthSheet>
  );
}
