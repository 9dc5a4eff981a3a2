import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthSheet } from "@/components/auth/auth-sheet";
import { PasswordForm } from "@/components/auth/password-form";
import { sessionOfRequest } from "@/server/auth";
import { contextOfRequest } from "@/server/rsc";
import { replaceGivenPassword } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.password"))("title") };
}

/** Whoever was given a password comes here first. */
export default async function PasswordPage() {
  const session = await sessionOfRequest();
  if (!session) redirect("/login");
  if (!session.mustChangePassword) redirect("/account");
  const t = await getTranslations("auth.password");
  const { identity } = (await contextOfRequest()).municipality;
  return (
    <AuthSheet municipality={identity.name} title={t("title")} intro={t("intro")}>
      <PasswordForm action={replaceGivenPassword} given />
    </AuthSheet>
  );
}
