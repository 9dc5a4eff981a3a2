"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DeadlineMark, deadlineKind, useDeadlineText } from "@/components/requests/parts/deadline-label";
import { requestHref } from "@/components/requests/parts/request-no";
import { SectionHead } from "@/components/shell/page-head";
import { useTRPC } from "@/components/trpc/client";
import { LedgerItem, LedgerItems } from "@/components/ui/ledger";
import { timeText } from "@/components/ui/marks";
import { requestNumber } from "@/server/domain/number";
import { MOST_COUNTED } from "@/server/domain/warning";
import { UNSEEN } from "./unseen";
import { useUnseen } from "./warning-badge";

const SHOWN = 3;
const AGAIN_MS = 60_000;

/** The newest warnings that were not seen, over the rest of the home page; nothing where all is well. */
export function WarningStrip({ now, className }: { now: Date; className?: string }) {
  const t = useTranslations("warnings");
  const trpc = useTRPC();
  const say = useDeadlineText();
  const count = useUnseen();
  const { data } = useQuery(trpc.warnings.list.queryOptions(UNSEEN, { refetchInterval: AGAIN_MS }));
  if (!data || data.rows.length === 0) return null;
  const words = count >= MOST_COUNTED ? t("unseenMany", { count: MOST_COUNTED - 1 }) : t("unseen", { count });
  return (
    <section className={className} aria-label={t("title")}>
      <SectionHead
        title={t("title")}
        rule="double"
        aside={
          <Link href="/warnings?seen=no" className="link">
            {words}
          </Link>
        }
      />
      <LedgerItems label={t("title")}>
        {data.rows.slice(0, SHOWN).map((row) => {
          const dated = { ...row, pausedAt: null, answeredAt: null, answeredOnTime: null };
          return (
            <LedgerItem
              key={row.id}
              href={requestHref(row)}
              mark={<DeadlineMark row={dated} now={now} />}
              title={row.summary}
              detail={`${t(`step.${row.step}`)} · ${requestNumber(row.year, row.seq)}`}
              end={<span className={timeText(deadlineKind(dated, now))}>{say(dated, now)}</span>}
            />
          );
        })}
      </LedgerItems>
    </section>
  );
}
