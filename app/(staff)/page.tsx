import { HydrationBoundary } from "@tanstack/react-query";
import { redirect } from "next/navigation";
import { BacklogScreen } from "@/components/triage/backlog-screen";
import { DeskScreen } from "@/components/triage/desk-screen";
import { backlogFilters, CLAIMED, LATE } from "@/components/triage/home-filters";
import { UNSEEN } from "@/components/warnings/unseen";
import { hasRole } from "@/server/domain/actor";
import { yearOf } from "@/server/domain/time";
import { may, ownDepartments } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

/** What waits for this person, by what they do. */
export default async function HomePage() {
  const { actor, now, municipality } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  const queries = getQueryClient();
  const lists = (filters: Parameters<typeof trpc.requests.list.queryOptions>[0][]) =>
    Promise.all([
      ...filters.map((filter) => queries.prefetchQuery(trpc.requests.list.queryOptions(filter))),
      queries.prefetchQuery(trpc.lookups.all.queryOptions()),
      queries.prefetchQuery(trpc.requests.counts.queryOptions()),
      queries.prefetchQuery(trpc.warnings.list.queryOptions(UNSEEN)),
      queries.prefetchQuery(trpc.warnings.count.queryOptions()),
    ]);
  if (may(actor, "triage")) {
    await Promise.all([lists([CLAIMED, LATE]), queries.prefetchQuery(trpc.system.problems.queryOptions())]);
    return (
      <HydrationBoundary state={dehydrated()}>
        <DeskScreen now={now} name={actor.name} />
      </HydrationBoundary>
    );
  }
  const own = ownDepartments(actor);
  if (own.length > 0) {
    const whose = hasRole(actor, "department_head") ? "department" : "mine";
    const { work, waiting } = backlogFilters(whose);
    await lists([work, waiting]);
    const unit = municipality.departments.filter(({ id }) => own.includes(id)).map(({ shortName }) => shortName);
    return (
      <HydrationBoundary state={dehydrated()}>
        <BacklogScreen whose={whose} now={now} name={actor.name} unit={unit.join(", ")} />
      </HydrationBoundary>
    );
  }
  redirect(may(actor, "see_all_reports") ? `/reports/${yearOf(now)}` : "/settings");
}
