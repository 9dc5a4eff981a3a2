"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc/client";
import { SectionHead } from "../../shell/page-head";
import { Loading } from "../../ui/states";
import { Cell, HeadCell, RowHead, Table } from "../../ui/table";
import { DayFigure } from "../channels/day-figure";
import { STANDINGS, standingOf } from "../channels/standing";
import { StandingMark } from "../channels/standing-mark";

const AGAIN_MS = 60_000;

/** The vendors that are set up: whether each works, and what came and went today. */
export function ConnectionsNow({ now }: { now: Date }) {
  const t = useTranslations("system");
  const channels = useTranslations("channels");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.connections.list.queryOptions(undefined, { refetchInterval: AGAIN_MS }));
  const rows = data
    ?.map((connection) => ({ connection, standing: standingOf(connection, now) }))
    .filter(({ standing }) => standing !== "empty")
    .sort((one, other) => STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(other.standing));
  return (
    <section aria-label={t("connections")} className="mt-3">
      <SectionHead
        rule="none"
        title={
          <>
            {t("connections")} <span className="ml-1 font-normal text-ink-3">{t("today")}</span>
          </>
        }
      />
      {!rows ? (
        <Loading shape="rows" lines={4} />
      ) : (
        <Table label={t("connections")} density="report" stacked>
          <thead>
            <tr>
              <HeadCell className="pl-0">{channels("vendorName")}</HeadCell>
              <HeadCell>{t("state")}</HeadCell>
              <HeadCell figure>{channels("receivedToday")}</HeadCell>
              <HeadCell figure>{channels("sentToday")}</HeadCell>
              <HeadCell figure>{channels("failedToday")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ connection: { name, pulse, receives, sends }, standing }) => (
              <tr key={name}>
                <RowHead>
                  <Link href={`/settings/channels/${name}`} className="link pointer-coarse:py-3">
                    {channels(`vendor.${name}.title`)}
                  </Link>
                </RowHead>
                <Cell>
                  <StandingMark standing={standing} />
                </Cell>
                <Cell figure data-label={channels("receivedToday")}>
                  <DayFigure value={receives ? pulse?.receivedToday : undefined} href={null} />
                </Cell>
                <Cell figure data-label={channels("sentToday")}>
                  <DayFigure value={sends ? pulse?.sentToday : undefined} href={null} />
                </Cell>
                <Cell figure data-label={channels("failedToday")}>
                  <DayFigure value={sends ? pulse?.failedToday : undefined} href={null} wrong />
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
