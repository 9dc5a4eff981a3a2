import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { AccessAlerts } from "@/components/settings/access/access-alerts";
import { AccessFilter } from "@/components/settings/access/access-filter";
import { AccessLimits } from "@/components/settings/access/access-limits";
import { AccessTable } from "@/components/settings/access/access-table";
import { accessFilterOf, accessQuery } from "@/components/settings/access/address";
import { UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead } from "@/components/shell/page-head";
import { buttonClass } from "@/components/ui/button-look";
import { sessionOfRequest } from "@/server/auth";
import { may } from "@/server/policies/can";
import { dehydrated, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.access"))("title") };
}

export default async function AccessPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const session = await sessionOfRequest();
  if (!session) return null;
  if (!may(session.actor, "see_audit")) return <RefusedPage actor={session.actor} needs={["admin"]} />;
  const { filter: now, unreadable } = accessFilterOf(await searchParams);
  const t = await getTranslations("auth.access");
  if (unreadable.length > 0)
    return <UnreadableAddress title={t("title")} words={unreadable} href={`/settings/access${accessQuery(now)}`} />;
  const sets = may(session.actor, "manage_settings");
  const [list, { people }] = await Promise.all([
    getQueryClient().fetchQuery({ ...trpc.access.list.queryOptions(now), staleTime: 0 }),
    getQueryClient().fetchQuery(trpc.staff.auditChoices.queryOptions()),
    sets ? getQueryClient().prefetchQuery(trpc.settings.read.queryOptions()) : null,
  ]);
  return (
    <HydrationBoundary state={dehydrated()}>
      <PageHead
        size="page"
        title={t("title")}
        summary={t("summary")}
        actions={
          <a
            href={`/api/exports/access${accessQuery({ ...now, cursor: undefined })}`}
            download
            className={buttonClass("edge")}
          >
            {t("csv")}
          </a>
        }
      />
      <AccessAlerts />
      <AccessFilter now={now} people={people} />
      <AccessTable list={list} now={now} />
      {sets && <AccessLimits />}
    </HydrationBoundary>
  );
}
