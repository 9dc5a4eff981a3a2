"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useNow } from "@/components/requests/parts/use-now";
import { PageHead } from "@/components/shell/page-head";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Loading } from "@/components/ui/states";
import { isAlive, type Problem, problemsOf, type SystemState } from "@/server/domain/system";
import { formatDateTime, formatTime } from "../../i18n/format";
import { ConnectionsNow } from "./connections-now";
import { ProblemList } from "./problem-list";
import { ProcessTable } from "./process-table";
import { RuleTable } from "./rule-table";
import { useSystemText } from "./system-text";
import { WaitingTable } from "./waiting-table";

const REFRESH_MS = 10_000;
/** Older than that it may no longer be true. */
const STALE_MS = 30_000;

/** How the installation does: what must be put right, its processes, what waits, its connections. Drawn anew by itself. */
export function SystemScreen({ now: first }: { now: Date }) {
  const t = useTranslations("system");
  const locale = useLocale();
  const trpc = useTRPC();
  const now = useNow(first);
  const { data, dataUpdatedAt, isError, isFetching, refetch } = useQuery(
    trpc.system.state.queryOptions(undefined, { refetchInterval: REFRESH_MS, retry: false }),
  );
  const at = dataUpdatedAt === 0 ? now : new Date(dataUpdatedAt);
  const stale = isError || now.getTime() - at.getTime() > STALE_MS;
  return (
    <>
      <PageHead
        size="page"
        title={t("title")}
        summary={
          stale ? t("stale", { at: formatTime(at, locale) }) : t("refreshed", { at: formatDateTime(at, locale) })
        }
        actions={
          stale && (
            <Button busy={isFetching} onClick={() => void refetch()}>
              {t("again")}
            </Button>
          )
        }
      />
      {!data ? (
        <div className="px-5 md:px-8">
          <Loading shape="rows" lines={8} />
        </div>
      ) : (
        <div className={cx("px-5 pb-8 md:px-8", stale && "text-ink-3 [&_*]:text-ink-3")}>
          <ProblemList problems={problemsOf(data)} />
          <Figures state={data} />
          <div className="grid gap-x-10 lg:grid-cols-2">
            <div className="min-w-0">
              <ProcessTable processes={data.processes} />
              <WaitingTable waiting={data.waiting} />
            </div>
            <div className="min-w-0">
              <ConnectionsNow now={now} />
              <RuleTable problems={problemsOf(data)} />
            </div>
          </div>
          <p className="mt-6 text-t13 text-ink-3">{t("noPersonal")}</p>
        </div>
      )}
    </>
  );
}

function Figures({ state }: { state: SystemState & { databaseMs: number } }) {
  const t = useTranslations("system");
  const { span, number, ago, room, part } = useSystemText();
  const { processes, waiting, disk, databaseMs } = state;
  const problems = problemsOf(state);
  const isProblem = (kind: Problem["kind"]) => problems.some((problem) => problem.kind === kind);
  const oldest = waiting
    .filter(({ oldestMs }) => oldestMs !== null)
    .sort((a, b) => (b.oldestMs ?? 0) - (a.oldestMs ?? 0))[0];
  const workers = processes.filter(({ kind }) => kind === "worker").map(({ ageMs }) => ageMs);
  const heard = workers.length > 0 ? Math.min(...workers) : null;
  return (
    <dl className="double-top mt-3 grid grid-cols-2 border-b border-rule-2 md:grid-cols-3 lg:grid-cols-6">
      <Figure title={t("figures.oldest")} late={isProblem("waiting")} detail={oldest && t(`work.${oldest.kind}`)}>
        {oldest ? span(oldest.oldestMs ?? 0) : t("none")}
      </Figure>
      <Figure title={t("figures.waiting")}>{number(waiting.reduce((sum, { count }) => sum + count, 0))}</Figure>
      <Figure title={t("figures.processes")}>{number(processes.filter(isAlive).length)}</Figure>
      <Figure title={t("figures.heard")} late={isProblem("worker")}>
        {heard === null ? t("never") : ago(heard)}
      </Figure>
      <Figure title={t("figures.database")} detail={t("figures.databaseHint")}>
        {t("ms", { count: number(databaseMs) })}
      </Figure>
      <Figure
        title={t("figures.disk")}
        late={isProblem("disk")}
        detail={disk ? t("figures.diskHint", { part: part(disk) }) : t("figures.noDisk")}
      >
        {disk ? room(disk.freeBytes) : "—"}
      </Figure>
    </dl>
  );
}

function Figure({
  title,
  late,
  detail,
  children,
}: {
  title: string;
  late?: boolean;
  detail?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="min-w-0 py-2.5 pr-4 lg:border-l lg:border-rule lg:pl-4 lg:first:border-0 lg:first:pl-0">
      <dt className="text-t12 font-medium text-ink-2">{title}</dt>
      <dd>
        <span className={late ? "block text-t22 font-bold text-late" : "block text-t22 font-bold"}>{children}</span>
        {detail && <span className="block text-t12 text-ink-3">{detail}</span>}
      </dd>
    </div>
  );
}
