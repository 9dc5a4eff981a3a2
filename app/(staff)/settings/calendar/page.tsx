import { HydrationBoundary } from "@tanstack/react-query";
import { RefusedPage } from "@/components/auth/refused-page";
import { Calendar } from "@/components/settings/topics/calendar";
import { yearOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export default async function CalendarPage({ searchParams }: { searchParams: Promise<{ year?: string }> }) {
  const { actor, now } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "manage_settings")) return <RefusedPage actor={actor} needs={["admin"]} />;
  const { year: asked } = await searchParams;
  const year = asked && /^2\d{3}$/.test(asked) ? Math.min(2200, Number(asked)) : yearOf(now);
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.settings.holidays.queryOptions({ year })),
    queries.prefetchQuery(trpc.settings.read.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrated()}>
      <Calendar year={year} />
    </HydrationBoundary>
  );
}
