import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthSheet } from "@/components/auth/auth-sheet";
import { SetupForm } from "@/components/auth/setup-form";
import { isFirstRun } from "@/server/auth";
import { contextOfRequest } from "@/server/rsc";
import { setUpByForm } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.setup"))("title") };
}

export default async function SetupPage() {
  if (!(await isFirstRun())) redirect("/login");
  const t = await getTranslations("auth.setup");
  const { identity } = (await contextOfRequest()).municipality;
  return (
    <AuthSheet municipality={identity.name} title={t("title")} intro={t("intro")}>
      <SetupForm action={setUpByForm} />
    </AuthSheet>
  );
}
