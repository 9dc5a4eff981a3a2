"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { addressOf } from "@/app/(staff)/requests/filters";
import { formatDate, formatNumber } from "@/components/i18n/format";
import { Items } from "@/components/requests/list/request-table";
import { useNow } from "@/components/requests/parts/use-now";
import { SystemNotice } from "@/components/settings/system/system-notice";
import { PageHead, SectionHead } from "@/components/shell/page-head";
import { useTRPC } from "@/components/trpc/client";
import { FigureLink } from "@/components/ui/figure";
import { Loading } from "@/components/ui/states";
import { WarningStrip } from "@/components/warnings/warning-strip";
import type { Filter } from "@/server/domain/filters";
import { CLAIMED, FOLLOW_UP, LATE, TODAY } from "./home-filters";

const SHOWN = 8;

/** What waits for public relations: triage, one's own claims, and what is late anywhere. */
export function DeskScreen({ now: first, name }: { now: Date; name: string }) {
  const t = useTranslations("triage.home");
  const locale = useLocale();
  const trpc = useTRPC();
  const now = useNow(first);
  const { data: counts } = useQuery(trpc.requests.counts.queryOptions());
  const figures = counts
    ? [
        { key: "triage", value: counts.triage?.total ?? 0, href: "/triage" },
        { key: "triageLate", value: counts.triage?.late ?? 0, href: "/triage?urgency=late" },
        { key: "late", value: counts.late, href: addressOf("/requests", LATE) },
        { key: "today", value: counts.today, href: addressOf("/requests", TODAY) },
        { key: "claimed", value: counts.claimed, href: addressOf("/requests", CLAIMED) },
      ]
    : [];
  return (
    <>
      <PageHead size="page" title={t("desk")} summary={`${formatDate(now, locale)} · ${name}`} />
      <SystemNotice open={false} />
      <dl className="grid grid-cols-2 gap-x-8 gap-y-4 px-5 pb-4 md:flex md:px-8">
        {figures.map(({ key, value, href }) => (
          <div key={key}>
            <dt className="text-ink-2">{t(`figures.${key}`)}</dt>
            <dd>
              <FigureLink href={href} size="figure">
                {formatNumber(value, locale)}
              </FigureLink>
            </dd>
          </div>
        ))}
      </dl>
      <WarningStrip now={now} className="px-4 pb-6 lg:px-8" />
      <div className="gap-x-8 lg:grid lg:grid-cols-2 lg:px-4">
        <Waiting title={t("followUp")} none={t("noFollowUp")} filter={FOLLOW_UP} now={now} />
        <Waiting title={t("figures.claimed")} none={t("noClaimed")} filter={CLAIMED} now={now} />
        <Waiting title={t("figures.late")} none={t("noLate")} filter={LATE} now={now} />
      </div>
    </>
  );
}

function Waiting({ title, none, filter, now }: { title: string; none: string; filter: Filter; now: Date }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.requests.list.queryOptions(filter));
  return (
    <section className="px-4 pb-6">
      <SectionHead title={title} rule="double" />
      {!data ? (
        <Loading shape="rows" lines={4} />
      ) : data.rows.length === 0 ? (
        <p className="text-ink-2">{none}</p>
      ) : (
        <Items label={title} rows={data.rows.slice(0, SHOWN)} now={now} />
      )}
    </section>
  );
}
