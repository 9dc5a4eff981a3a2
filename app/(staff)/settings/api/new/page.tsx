import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewKeyForm } from "@/components/settings/api/new-key-form";
import { namesOf } from "@/components/settings/staff/staff-filter";
import { PageHead } from "@/components/shell/page-head";
import { may } from "@/server/policies/can";
import { contextOfRequest } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.keys"))("new") };
}

export default async function NewKeyPage() {
  const { actor, municipality } = await contextOfRequest();
  if (!may(actor, "manage_api")) return null;
  const t = await getTranslations("api.keys");
  return (
    <>
      <PageHead size="page" title={t("new")} />
      <NewKeyForm departments={namesOf(municipality.departments)} />
    </>
  );
}
