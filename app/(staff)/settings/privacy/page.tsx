import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { ApplicationTable } from "@/components/settings/privacy/application-table";
import { RecordApplication } from "@/components/settings/privacy/record-application";
import { RetentionLog } from "@/components/settings/privacy/retention-log";
import { Retention } from "@/components/settings/topics/retention";
import { PageHead } from "@/components/shell/page-head";
import { Pager } from "@/components/ui/pager";
import { rowId } from "@/server/domain/number";
import { dayOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import { contextOfRequest, dehydrated, getQueryClient, trpc } from "@/server/rsc";

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("privacy"))("title") };
}

export default async function PrivacyPage({ searchParams }: Props) {
  const { actor, now } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "see_privacy")) return <RefusedPage actor={actor} needs={["pr_manager", "admin"]} />;
  const [t, { before }] = await Promise.all([getTranslations("privacy"), searchParams]);
  const handles = may(actor, "handle_privacy");
  const sets = may(actor, "manage_settings");
  const queries = getQueryClient();
  const [list, runs] = await Promise.all([
    handles
      ? queries.fetchQuery({
          ...trpc.privacy.list.queryOptions({ before: rowId(String(before ?? "")) ?? undefined }),
          staleTime: 0,
        })
      : null,
    queries.fetchQuery({ ...trpc.settings.retentionRuns.queryOptions(), staleTime: 0 }),
    sets ? queries.prefetchQuery(trpc.settings.read.queryOptions()) : null,
  ]);
  return (
    <HydrationBoundary state={dehydrated()}>
      <PageHead
        size="page"
        title={t("title")}
        summary={t("summary")}
        actions={handles && <RecordApplication today={dayOf(now)} />}
      />
      {list && <ApplicationTable rows={list.rows} />}
      {list && (before || list.next) && (
        <Pager
          newerHref={before ? "/settings/privacy" : undefined}
          olderHref={list.next ? `/settings/privacy?before=${list.next}` : undefined}
        />
      )}
      {sets && <Retention />}
      <RetentionLog runs={runs} />
    </HydrationBoundary>
  );
}
