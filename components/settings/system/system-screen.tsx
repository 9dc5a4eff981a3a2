"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useNow } from "@/components/requests/parts/use-now";
import { PageHead } from "@/components/shell/page-head";
import { useTRPC } from "@/components/trpc/client";
import { Loading } from "@/components/ui/states";
import { isAlive, problemsOf, type SystemState } from "@/server/domain/system";
import { formatDateTime } from "../../i18n/format";
import { ConnectionsNow } from "./connections-now";
import { ProblemList } from "./problem-list";
import { ProcessTable } from "./process-table";
import { RuleTable } from "./rule-table";
import { useSystemText } from "./system-text";
import { WaitingTable } from "./waiting-table";

const REFRESH_MS = 10_000;

/** How the installation does: what must be put right, its processes, what waits, its connections. Drawn anew by itself. */
export function SystemScreen({ now: first }: { now: Date }) {
  const t = useTranslations("system");
  const locale = useLocale();
  const trpc = useTRPC();
  const now = useNow(first);
  const { data } = useQuery(trpc.system.state.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  return (
    <>
      <PageHead size="page" title={t("title")} summary={t("refreshed", { at: formatDateTime(now, locale) })} />
      {!data ? (
        <div className="px-5 md:px-8">
          <Loading shape="rows" lines={8} />
        </div>
      ) : (
        <div className="px-5 pb-8 md:px-8">
          <ProblemList problems={problemsOf(data)} />
          <Figures state={data} />
          <div className="grid gap-x-10 xl:grid-cols-2">
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

function Figures({ state: { processes, waiting } }: { state: SystemState }) {
  const t = useTranslations("system");
  const { span, number, ago } = useSystemText();
  const oldest = waiting
    .filter(({ oldestMs }) => oldestMs !== null)
    .sort((a, b) => (b.oldestMs ?? 0) - (a.oldestMs ?? 0))[0];
  const late = problemsOf({ processes, waiting }).some(({ kind }) => kind === "waiting");
  const workers = processes.filter(({ kind }) => kind === "worker").map(({ ageMs }) => ageMs);
  const heard = workers.length > 0 ? Math.min(...workers) : null;
  const dead = problemsOf({ processes, waiting }).some(({ kind }) => kind === "worker");
  return (
    <dl className="double-top mt-3 grid grid-cols-2 border-b border-rule-2 lg:grid-cols-4">
      <Figure title={t("figures.oldest")} late={late} detail={oldest && t(`work.${oldest.kind}`)}>
        {oldest ? span(oldest.oldestMs ?? 0) : t("none")}
      </Figure>
      <Figure title={t("figures.waiting")}>{number(waiting.reduce((sum, { count }) => sum + count, 0))}</Figure>
      <Figure title={t("figures.processes")}>{number(processes.filter(isAlive).length)}</Figure>
      <Figure title={t("figures.heard")} late={dead}>
        {heard === null ? t("never") : ago(heard)}
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
