import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotForYou } from "@/components/requests/list/not-for-you";
import { RequestsScreen } from "@/components/requests/list/requests-screen";
import { UnreadableAddress } from "@/components/shell/list-notice";
import { hasRole } from "@/server/domain/actor";
import { may, mayListRequests, ownDepartments } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";
import { addressOf, readAddress } from "./filters";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("list.title") };
}

export default async function RequestsPage({ searchParams }: Props) {
  const { actor, now } = await contextOfRequest();
  if (!mayListRequests(actor)) return <NotForYou who={actor.kind === "staff" ? actor.name : ""} />;
  const { filter, unreadable } = readAddress(await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("requests");
    return <UnreadableAddress title={t("list.title")} words={unreadable} href={addressOf("/requests", filter)} />;
  }
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.requests.list.queryOptions(filter)),
    queries.prefetchQuery(trpc.requests.counts.queryOptions()),
    queries.prefetchQuery(trpc.lookups.all.queryOptions()),
  ]);
  const head = hasRole(actor, "department_head");
  return (
    <HydrationBoundary state={dehydrated()}>
      <RequestsScreen
        filter={filter}
        now={now}
        bulk={{ route: head || may(actor, "triage"), assign: head }}
        departmentId={ownDepartments(actor)[0] ?? null}
      />
    </HydrationBoundary>
  );
}
