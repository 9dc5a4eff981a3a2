import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { NotSeen } from "@/components/requests/page/not-seen";
import { RequestScreen } from "@/components/requests/page/request-screen";
import { readRequestNumber, requestNumber } from "@/server/domain/number";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ from?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const number = readRequestNumber((await params).number);
  return { title: number ? requestNumber(number.year, number.seq) : undefined };
}

export default async function RequestPage({ params, searchParams }: Props) {
  const number = readRequestNumber((await params).number);
  const { from } = await searchParams;
  const { actor, now } = await contextOfRequest();
  const who = actor.kind === "staff" ? actor.name : "";
  if (!number) return <NotSeen who={who} />;
  const telephone = /Mobi/.test((await headers()).get("user-agent") ?? "");
  const queries = getQueryClient();
  const asked = trpc.requests.get.queryOptions(number);
  await Promise.all([queries.prefetchQuery(asked), queries.prefetchQuery(trpc.lookups.all.queryOptions())]);
  // Whoever has opened their share of the hour is told so by the screen itself.
  const refused = queries.getQueryState(asked.queryKey)?.error?.message ?? "";
  if (!queries.getQueryData(asked.queryKey) && !refused.startsWith("tooMuchRead")) return <NotSeen who={who} />;
  return (
    <HydrationBoundary state={dehydrated()}>
      <RequestScreen
        number={number}
        now={now}
        from={from}
        staffId={actor.kind === "staff" ? actor.staffId : 0}
        telephone={telephone}
      />
    </HydrationBoundary>
  );
}
