"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { addressOf } from "@/app/(staff)/requests/filters";
import { QueueStrip } from "@/components/field/queue-strip";
import { formatDate, formatNumber } from "@/components/i18n/format";
import { Items } from "@/components/requests/list/request-table";
import { useNow } from "@/components/requests/parts/use-now";
import { useTRPC } from "@/components/trpc/client";
import { Empty, ErrorState, Loading } from "@/components/ui/states";
import { WarningStrip } from "@/components/warnings/warning-strip";
import type { Filter } from "@/server/domain/filters";
import type { RequestRow } from "@/server/services/requests/list";
import { backlogOf, type Group } from "./backlog";
import { backlogFilters, FOLLOW_UP, type Whose } from "./home-filters";

const AGAIN_MS = 60_000;

const COLOUR: Record<Group, string> = { late: "text-late", today: "text-today", later: "", waiting: "text-wait" };

export type BacklogScreenProps = { whose: Whose; now: Date; name: string; unit: string };

/** A department's morning: overdue first, then today, then the rest; what waits on others last. */
export function BacklogScreen({ whose, now: first, name, unit }: BacklogScreenProps) {
  const t = useTranslations("triage.home");
  const locale = useLocale();
  const trpc = useTRPC();
  const now = useNow(first);
  const filters = backlogFilters(whose);
  const work = useQuery(trpc.requests.list.queryOptions(filters.work, { refetchInterval: AGAIN_MS }));
  const waiting = useQuery(trpc.requests.list.queryOptions(filters.waiting, { refetchInterval: AGAIN_MS }));
  const groups = backlogOf([...(work.data?.rows ?? []), ...(waiting.data?.rows ?? [])], now);
  const more = Boolean(work.data?.next);
  /** The list is in the order of deadlines: only its last group can go on beyond the page. */
  const last = groups.later.length > 0 ? "later" : groups.today.length > 0 ? "today" : "late";
  const part = (group: Group, filter: Filter, goesOn: boolean) => (
    <Part
      key={group}
      group={group}
      rows={groups[group]}
      now={now}
      more={goesOn}
      href={addressOf("/requests", filter)}
    />
  );
  const none = work.data && waiting.data && Object.values(groups).every((rows) => rows.length === 0);
  return (
    <>
      <header className="flex items-start justify-between gap-4 border-b border-rule-2 bg-desk px-4 py-4 md:bg-paper md:px-8">
        <div>
          <h1 className="text-t22 font-bold">{t(whose === "mine" ? "mine" : "department")}</h1>
          <p className="text-t14 text-ink-2">{formatDate(now, locale)}</p>
        </div>
        <p className="text-right text-t14 text-ink-2">
          {name}
          <br />
          {unit}
        </p>
      </header>
      <QueueStrip />
      <WarningStrip now={now} className="px-4 pt-2 lg:px-8 [&>ul]:-mx-4" />
      <FollowUps now={now} whose={whose} />
      {work.error && !work.data ? (
        <ErrorState title={t("failed")} onRetry={() => void work.refetch()} busy={work.isFetching} />
      ) : !work.data ? (
        <Loading shape="rows" lines={8} />
      ) : none ? (
        <Empty title={t("noneTitle")}>{t("noneText")}</Empty>
      ) : (
        <div className="gap-x-8 lg:grid lg:grid-cols-2 lg:px-4">
          <div>
            {part("late", { ...filters.work, urgency: "late" }, more && last === "late")}
            {part("today", { ...filters.work, urgency: "today" }, more && last === "today")}
          </div>
          <div>
            {part("later", filters.work, more && last === "later")}
            {part("waiting", filters.waiting, Boolean(waiting.data?.next))}
          </div>
        </div>
      )}
    </>
  );
}

/** Citizens who wrote after the answer; nothing stands here while nobody did. */
function FollowUps({ now, whose }: { now: Date; whose: Whose }) {
  const t = useTranslations("triage.home");
  const trpc = useTRPC();
  const filter: Filter = { ...FOLLOW_UP, ...(whose === "mine" && { assignee: "me" }) };
  const { data } = useQuery(trpc.requests.list.queryOptions(filter, { refetchInterval: AGAIN_MS }));
  if (!data || data.rows.length === 0) return null;
  return (
    <section className="px-4 pt-4 pb-2 lg:px-8">
      <h2 className="pb-1.5 text-t14 font-bold">
        <Link className="link" href={addressOf("/requests", filter)}>
          {t("followUp")}
        </Link>
      </h2>
      <div className="-mx-4">
        <Items label={t("followUp")} rows={data.rows} now={now} />
      </div>
    </section>
  );
}

type PartProps = { group: Group; rows: readonly RequestRow[]; now: Date; more: boolean; href: string };

function Part({ group, rows, now, more, href }: PartProps) {
  const t = useTranslations("triage.home");
  const locale = useLocale();
  if (rows.length === 0) return null;
  return (
    <section className="pt-4 pb-2">
      <div className="flex items-baseline justify-between px-4 pb-1.5">
        <h2 className={`text-t14 font-bold ${COLOUR[group]}`}>{t(`groups.${group}`)}</h2>
        <Link href={href} className="text-t14 text-ink-2">
          <span className="sr-only">{t("open", { group: t(`groups.${group}`) })}</span>{" "}
          {formatNumber(rows.length, locale)}
          {more && "+"}
        </Link>
      </div>
      <Items label={t(`groups.${group}`)} rows={rows} now={now} />
    </section>
  );
}
