"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatDateTime } from "../../i18n/format";
import { PageHead, SectionHead } from "../../shell/page-head";
import { useTRPC } from "../../trpc/client";
import { Facts } from "../../ui/facts";
import { ChannelAddress } from "./channel-address";
import { ConnectionCheck } from "./connection-check";
import { ConnectionForm } from "./connection-form";
import { DayFigure } from "./day-figure";
import { useLastError } from "./last-error";
import { rowsOf } from "./links";
import { standingOf } from "./standing";
import { StandingMark } from "./standing-mark";

/** One vendor: how it does today, where it calls us, what is set up of it. */
export function ConnectionPage({ vendor }: { vendor: string }) {
  const t = useTranslations("channels");
  const words = useTranslations("channels.vendor");
  const locale = useLocale();
  const trpc = useTRPC();
  const inWords = useLastError();
  const { data } = useSuspenseQuery(trpc.connections.list.queryOptions());
  const connection = data.find(({ name }) => name === vendor);
  if (!connection) return null;
  const { pulse, address, checks, complete, mayChange, receives, sends, updatedAt } = connection;
  const links = rowsOf(connection);
  const moment = (at: Date | null | undefined) => (at ? formatDateTime(at, locale) : t("never"));
  return (
    <>
      <PageHead
        size="page"
        title={words(`${vendor}.title`)}
        summary={<StandingMark standing={standingOf(connection, new Date())} />}
        actions={
          <Link href="/settings/channels" className="link">
            {t("all")}
          </Link>
        }
      />
      <div className="grid gap-x-12 gap-y-8 px-5 pb-10 md:px-8 lg:grid-cols-[minmax(0,560px)_minmax(0,400px)]">
        <section>
          <SectionHead title={t("setUp")} rule="double" />
          <p className="max-w-text pb-3 text-pretty text-ink-2">{words(`${vendor}.help`)}</p>
          {address && <ChannelAddress vendor={vendor} address={address} mayRenew={mayChange && links.renews} />}
          {mayChange ? <ConnectionForm key={String(updatedAt)} connection={connection} /> : <p>{t("onlyAdmin")}</p>}
        </section>
        <section>
          <SectionHead title={t("today")} rule="double" />
          <Facts
            termWidth={150}
            items={[
              ...(receives
                ? ([
                    [t("lastReceived"), moment(pulse?.lastReceivedAt)],
                    [t("receivedToday"), <DayFigure key="r" value={pulse?.receivedToday} href={null} />],
                    [t("unreadable"), <DayFigure key="u" value={pulse?.unreadable} href={links.unreadable} wrong />],
                    [t("refusedToday"), <DayFigure key="x" value={pulse?.refusedToday} href={null} wrong />],
                    [t("lag"), pulse?.waitingSince ? t("since", { at: moment(pulse.waitingSince) }) : t("noLag")],
                  ] as const)
                : []),
              ...(sends
                ? ([
                    [t("lastSent"), moment(pulse?.lastSentAt)],
                    [t("sentToday"), <DayFigure key="s" value={pulse?.sentToday} href={links.sent} />],
                    [t("failedToday"), <DayFigure key="f" value={pulse?.failedToday} href={links.failed} wrong />],
                  ] as const)
                : []),
              [
                t("lastError"),
                pulse?.lastError && (
                  <span>
                    {moment(pulse.lastError.at)}
                    <span className="block text-t12 text-pretty text-ink-2">{inWords(pulse.lastError.error)}</span>
                  </span>
                ),
              ],
            ]}
          />
          {receives && <p className="mt-2 text-t12 text-ink-3">{t("refusedHint")}</p>}
          {checks && mayChange && <ConnectionCheck vendor={vendor} ready={complete} />}
        </section>
      </div>
    </>
  );
}
