import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "@/components/auth/proof/export-link";
import { RefusedPage } from "@/components/auth/refused-page";
import { callFilterOf, callQueryOf, daysShown, monthsShown } from "@/components/calls/address";
import { CallFilter } from "@/components/calls/call-filter";
import { CallPlaces } from "@/components/calls/call-places";
import { CallSummary } from "@/components/calls/call-summary";
import { CallTable } from "@/components/calls/call-table";
import { ServiceFigures } from "@/components/calls/service/figures";
import { SpanName } from "@/components/calls/service/span-name";
import { SearchedList, UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead } from "@/components/shell/page-head";
import { dayOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calls"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[]>> };

export default async function CallsPage({ searchParams }: Props) {
  const { actor, now } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "see_calls")) return <RefusedPage actor={actor} needs={["agent", "pr_manager", "mayor_office"]} />;
  const byNumber = may(actor, "record_request");
  const { filter, unreadable } = callFilterOf(await searchParams, {
    number: byNumber,
    staff: may(actor, "see_agent_figures"),
  });
  if (unreadable.length > 0) {
    const t = await getTranslations("calls");
    return <UnreadableAddress title={t("title")} words={unreadable} href={`/calls${callQueryOf(filter)}`} />;
  }
  const today = dayOf(now);
  const span = monthsShown(filter, today);
  const days = daysShown(filter, today);
  const queries = getQueryClient();
  const [page, counts, level, t] = await Promise.all([
    queries.fetchQuery({ ...trpc.calls.list.queryOptions(filter), staleTime: 0 }),
    span && queries.fetchQuery(trpc.calls.counts.queryOptions(span)),
    days && queries.fetchQuery(trpc.calls.serviceLevel.queryOptions(days)),
    getTranslations("calls"),
  ]);
  return (
    <>
      <PageHead
        title={t("title")}
        summary={span && counts ? <CallSummary span={span} counts={counts} /> : t("note")}
        actions={
          <ExportLink href={`/api/exports/calls${callQueryOf({ ...filter, cursor: undefined })}`}>
            {t("csv")}
          </ExportLink>
        }
      />
      <CallPlaces here="log" callsBack={may(actor, "call_back")} />
      {days && level && (
        <section aria-label={t("service.title")} className="pt-4">
          <h2 className="px-5 pb-2 font-bold">
            <SpanName span={days} today={today} />
          </h2>
          <ServiceFigures level={level} span={days} />
        </section>
      )}
      <CallFilter
        filter={filter}
        byNumber={byNumber}
        staff={page.rows.find(({ staff }) => filter.staff && staff)?.staff ?? null}
      />
      <SearchedList
        search={filter.number}
        href={`/calls${callQueryOf({ ...filter, number: undefined, cursor: undefined })}`}
      >
        <CallTable page={page} filter={filter} records={byNumber} />
      </SearchedList>
    </>
  );
}
