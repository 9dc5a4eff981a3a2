import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { staffAddress } from "@/components/settings/staff/address";
import { StaffFilter } from "@/components/settings/staff/staff-filter";
import { StaffTable } from "@/components/settings/staff/staff-table";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button";
import { sessionOfRequest } from "@/server/auth";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.staff"))("title") };
}

export default async function StaffPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const session = await sessionOfRequest();
  if (!session) return null;
  if (!may(session.actor, "manage_staff")) return <RefusedPage actor={session.actor} needs={["admin"]} />;
  const now = staffAddress.parse(await searchParams);
  const [list, { municipality }, t] = await Promise.all([
    getQueryClient().fetchQuery(trpc.staff.list.queryOptions(now)),
    contextOfRequest(),
    getTranslations("auth.staff"),
  ]);
  return (
    <>
      <PageHead
        size="page"
        title={t("title")}
        summary={t("summary", { count: list.total })}
        actions={
          <ButtonLink href="/settings/staff/new" look="main">
            {t("new")}
          </ButtonLink>
        }
      />
      <StaffFilter now={now} departments={municipality.departments} />
      <StaffTable list={list} now={now} departments={municipality.departments} />
    </>
  );
}
