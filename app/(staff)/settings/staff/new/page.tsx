import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { NewStaffForm } from "@/components/settings/staff/new-staff-form";
import { namesOf } from "@/components/settings/staff/staff-filter";
import { PageHead } from "@/components/shell/page-head";
import { sessionOfRequest } from "@/server/auth";
import { may } from "@/server/policies/can";
import { contextOfRequest } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.staff"))("new") };
}

export default async function NewStaffPage() {
  const session = await sessionOfRequest();
  if (!session) return null;
  if (!may(session.actor, "manage_staff")) return <RefusedPage actor={session.actor} needs={["admin"]} />;
  const [t, { municipality }] = await Promise.all([getTranslations("auth.staff"), contextOfRequest()]);
  return (
    <>
      <PageHead size="page" title={t("new")} />
      <NewStaffForm departments={namesOf(municipality.departments)} />
    </>
  );
}
