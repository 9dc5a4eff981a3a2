import { HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { Calendar } from "@/components/settings/topics/calendar";
import { UnreadableAddress } from "@/components/shell/list-notice";
import { readFilter, yearFilterSchema } from "@/server/domain/read-filter";
import { yearOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

export default async function CalendarPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const { actor, now } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "manage_settings")) return <RefusedPage actor={actor} needs={["admin"]} />;
  const { filter, unreadable } = readFilter(yearFilterSchema, await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("settings");
    return <UnreadableAddress title={t("calendar.title")} words={unreadable} href={"/settings/calendar"} />;
  }
  const year = filter.year ?? yearOf(now);
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
