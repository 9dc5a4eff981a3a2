import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { callFilterOf, callQueryOf, monthsShown } from "@/components/calls/address";
import { CallFilter } from "@/components/calls/call-filter";
import { CallSummary } from "@/components/calls/call-summary";
import { CallTable } from "@/components/calls/call-table";
import { PageHead } from "@/components/shell/page-head";
import { buttonClass } from "@/components/ui/button-look";
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
  const { number, ...rest } = callFilterOf(await searchParams);
  const filter = byNumber ? { ...rest, number } : rest;
  const span = monthsShown(filter, dayOf(now));
  const queries = getQueryClient();
  const [page, counts, t] = await Promise.all([
    queries.fetchQuery({ ...trpc.calls.list.queryOptions(filter), staleTime: 0 }),
    span && queries.fetchQuery(trpc.calls.counts.queryOptions(span)),
    getTranslations("calls"),
  ]);
  return (
    <>
      <PageHead
        title={t("title")}
        summary={span && counts ? <CallSummary span={span} counts={counts} /> : t("note")}
        actions={
          <a
            href={`/api/exports/calls${callQueryOf({ ...filter, cursor: undefined })}`}
            download
            className={buttonClass("edge")}
          >
            {t("csv")}
          </a>
        }
      />
      <CallFilter filter={filter} byNumber={byNumber} />
      <CallTable page={page} filter={filter} />
    </>
  );
}
