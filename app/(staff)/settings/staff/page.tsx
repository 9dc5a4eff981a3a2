import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { staffFilterOf, staffHref } from "@/components/settings/staff/address";
import { StaffFilter } from "@/components/settings/staff/staff-filter";
import { StaffTable } from "@/components/settings/staff/staff-table";
import { SearchedList, UnreadableAddress } from "@/components/shell/list-notice";
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
  const { filter: now, unreadable } = staffFilterOf(await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("auth.staff");
    return <UnreadableAddress title={t("title")} words={unreadable} href={staffHref(now, {})} />;
  }
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
      <SearchedList search={now.q} href={staffHref(now, { q: undefined })}>
        <StaffTable list={list} now={now} departments={municipality.departments} />
      </SearchedList>
    </>
  );
}
