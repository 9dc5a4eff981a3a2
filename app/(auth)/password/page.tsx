import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthSheet } from "@/components/auth/auth-sheet";
import { PasswordForm } from "@/components/auth/password-form";
import type { PasswordState } from "@/server/actions/auth";
import { formGivenBack } from "@/server/actions/given-back";
import { visitor } from "@/server/actions/visitor";
import { sessionOfRequest } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.password"))("title") };
}

/** Whoever was given a password comes here first. */
export default async function PasswordPage() {
  const given = await formGivenBack<PasswordState>();
  const session = given ? null : await sessionOfRequest();
  if (!given && !session) redirect("/login");
  if (session && !session.mustChangePassword) redirect("/account");
  const t = await getTranslations("auth.password");
  const { identity } = (await visitor()).ctx.municipality;
  return (
    <AuthSheet municipality={identity.name} title={t("title")} intro={t("intro")}>
      <PasswordForm action="/password/send" initial={given ?? { failure: null, lost: [] }} given />
    </AuthSheet>
  );
}
