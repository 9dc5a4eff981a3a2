import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "@/components/auth/proof/export-link";
import { RefusedPage } from "@/components/auth/refused-page";
import { callQueryOf } from "@/components/calls/address";
import { callBackFilterOf, callBackQueryOf } from "@/components/calls/call-backs/address";
import { CallBackFilterForm } from "@/components/calls/call-backs/filter";
import { CallBackTable } from "@/components/calls/call-backs/table";
import { CallPlaces } from "@/components/calls/call-places";
import { SearchedList, UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead } from "@/components/shell/page-head";
import { hasRole } from "@/server/domain/actor";
import { addDays, dayOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calls.back"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Numbers whose calls were missed and that nobody has spoken with since. */
export default async function MissedPage({ searchParams }: Props) {
  const { actor, now } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "call_back")) return <RefusedPage actor={actor} needs={["agent", "pr_manager"]} />;
  const { filter, unreadable } = callBackFilterOf(await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("calls.back");
    return <UnreadableAddress title={t("title")} words={unreadable} href={`/calls/missed${callBackQueryOf(filter)}`} />;
  }
  const queries = getQueryClient();
  const [page, counts, t] = await Promise.all([
    queries.fetchQuery({ ...trpc.calls.callBacks.queryOptions(filter), staleTime: 0 }),
    queries.fetchQuery(trpc.calls.callBackCounts.queryOptions()),
    getTranslations("calls"),
  ]);
  const today = dayOf(now);
  const hidden = callQueryOf({
    direction: "incoming",
    answered: "no",
    hidden: "yes",
    from: today,
    to: addDays(today, 1),
  });
  return (
    <>
      <PageHead
        title={t("back.title")}
        summary={
          <>
            {t("back.summary", { open: counts.open })}
            {counts.unowned > 0 && (
              <>
                {" · "}
                <Link href={`/calls/missed${callBackQueryOf({ owner: "-" })}`} prefetch={false} className="link">
                  {t("back.unowned", { count: counts.unowned })}
                </Link>
              </>
            )}
          </>
        }
        actions={
          <ExportLink href={`/api/exports/call-backs${callBackQueryOf({ ...filter, cursor: undefined })}`}>
            {t("csv")}
          </ExportLink>
        }
      />
      <CallPlaces here="missed" callsBack />
      <CallBackFilterForm filter={filter} />
      {counts.hidden > 0 && (
        <p className="px-5 pb-3 text-ink-2">
          {t("back.hidden", { count: counts.hidden })}{" "}
          <Link href={`/calls${hidden}`} prefetch={false} className="link">
            {t("back.hiddenOpen")}
          </Link>
        </p>
      )}
      <SearchedList
        search={filter.number}
        href={`/calls/missed${callBackQueryOf({ ...filter, number: undefined, cursor: undefined })}`}
      >
        <CallBackTable page={page} filter={filter} staffId={actor.staffId} isManager={hasRole(actor, "pr_manager")} />
      </SearchedList>
    </>
  );
}
