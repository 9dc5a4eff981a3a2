import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotForYou } from "@/components/requests/list/not-for-you";
import { UnreadableAddress } from "@/components/shell/list-notice";
import { TriageScreen } from "@/components/triage/triage-screen";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";
import { addressOf, readAddress } from "../requests/filters";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("triage"))("title") };
}

export default async function TriagePage({ searchParams }: Props) {
  const { actor, now } = await contextOfRequest();
  if (!may(actor, "triage")) return <NotForYou who={actor.kind === "staff" ? actor.name : ""} />;
  const { filter: asked, unreadable } = readAddress(await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("triage");
    return <UnreadableAddress title={t("title")} words={unreadable} href={addressOf("/triage", asked)} />;
  }
  const filter = { ...asked, status: ["new" as const] };
  const queries = getQueryClient();
  const list = trpc.requests.list.queryOptions(filter);
  await Promise.all([
    queries.prefetchQuery(list),
    queries.prefetchQuery(trpc.requests.counts.queryOptions()),
    queries.prefetchQuery(trpc.lookups.all.queryOptions()),
  ]);
  const first = queries.getQueryData(list.queryKey)?.rows[0];
  if (first) await queries.prefetchQuery(trpc.requests.get.queryOptions({ year: first.year, seq: first.seq }));
  return (
    <HydrationBoundary state={dehydrated()}>
      <TriageScreen filter={filter} now={now} />
    </HydrationBoundary>
  );
}
