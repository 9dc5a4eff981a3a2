import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthSheet } from "@/components/auth/auth-sheet";
import { SetupForm } from "@/components/auth/setup-form";
import type { SetupState } from "@/server/actions/auth";
import { formGivenBack } from "@/server/actions/given-back";
import { visitor } from "@/server/actions/visitor";
import { isFirstRun } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.setup"))("title") };
}

export default async function SetupPage() {
  const given = await formGivenBack<SetupState>();
  if (!given && !(await isFirstRun())) redirect("/login");
  const t = await getTranslations("auth.setup");
  const { identity } = (await visitor()).ctx.municipality;
  return (
    <AuthSheet municipality={identity.name} title={t("title")} intro={t("intro")}>
      <SetupForm initial={given ?? { name: "", email: "", code: "", failure: null, lost: [] }} />
    </AuthSheet>
  );
}
