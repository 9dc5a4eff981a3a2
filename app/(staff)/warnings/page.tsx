import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "@/components/auth/proof/export-link";
import { RefusedPage } from "@/components/auth/refused-page";
import { SearchedList, UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead } from "@/components/shell/page-head";
import { warningFilterOf, warningsHref } from "@/components/warnings/address";
import { SeeAllButton } from "@/components/warnings/see-button";
import { WarningFilter } from "@/components/warnings/warning-filter";
import { WarningTable } from "@/components/warnings/warning-table";
import { may, ownDepartments, seesAll } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("warnings"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function WarningsPage({ searchParams }: Props) {
  const { actor, now, municipality } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "see_warnings"))
    return <RefusedPage actor={actor} needs={["agent", "pr_manager", "department_head", "department_staff"]} />;
  const { filter, unreadable } = warningFilterOf(await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("warnings");
    return <UnreadableAddress title={t("title")} words={unreadable} href={warningsHref(filter)} />;
  }
  const queries = getQueryClient();
  const [page, t] = await Promise.all([
    queries.fetchQuery({ ...trpc.warnings.list.queryOptions(filter), staleTime: 0 }),
    getTranslations("warnings"),
    queries.prefetchQuery(trpc.lookups.all.queryOptions()),
  ]);
  const newest = Math.max(...page.rows.map(({ id }) => id));
  const offered = municipality.departments.filter(
    ({ id, active }) => active && (seesAll(actor) || ownDepartments(actor).includes(id)),
  );
  return (
    <>
      <PageHead
        title={t("title")}
        summary={t("summary")}
        actions={
          <>
            {page.rows.some(({ seenAt }) => seenAt === null) && <SeeAllButton upTo={newest} />}
            <ExportLink href={warningsHref({ ...filter, cursor: undefined }, "/api/exports/warnings")}>
              {t("file.act")}
            </ExportLink>
          </>
        }
      />
      <WarningFilter filter={filter} departments={offered} />
      <HydrationBoundary state={dehydrated()}>
        <SearchedList search={filter.q} href={warningsHref({ ...filter, q: undefined, cursor: undefined })}>
          <WarningTable page={page} filter={filter} now={now} />
        </SearchedList>
      </HydrationBoundary>
    </>
  );
}
