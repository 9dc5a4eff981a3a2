import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { LedgerTable } from "@/components/messages/ledger/ledger-table";
import { UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead } from "@/components/shell/page-head";
import { buttonClass } from "@/components/ui/button-look";
import { sessionOfRequest } from "@/server/auth";
import { readFilter, yearFilterSchema } from "@/server/domain/read-filter";
import { yearOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sms.ledger"))("title") };
}

export default async function LedgerPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const session = await sessionOfRequest();
  if (!session) return null;
  if (!may(session.actor, "see_ledger"))
    return <RefusedPage actor={session.actor} needs={["agent", "pr_manager", "mayor_office", "admin"]} />;
  const { filter, unreadable } = readFilter(yearFilterSchema, await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("sms.ledger");
    return <UnreadableAddress title={t("title")} words={unreadable} href={"/messages/ledger"} />;
  }
  const [{ now }, t] = await Promise.all([contextOfRequest(), getTranslations("sms.ledger")]);
  const year = filter.year ?? yearOf(now);
  const ledger = await getQueryClient().fetchQuery({ ...trpc.sms.ledger.queryOptions({ year }), staleTime: 0 });
  const years = [...new Set([...ledger.years, year])].sort((one, other) => other - one);
  return (
    <>
      <PageHead
        title={t("title")}
        summary={t("summary", {
          year: String(year),
          messages: ledger.lines.reduce((sum, line) => sum + line.messages, 0),
          parts: ledger.lines.reduce((sum, line) => sum + line.parts, 0),
        })}
        actions={
          <>
            <nav aria-label={t("year")} className="flex gap-3">
              {years.map((one) =>
                one === year ? (
                  <b key={one} aria-current="page">
                    {one}
                  </b>
                ) : (
                  <Link key={one} href={`/messages/ledger?year=${one}`} className="link">
                    {one}
                  </Link>
                ),
              )}
            </nav>
            <a href={`/api/exports/ledger?year=${year}`} download className={buttonClass("edge")}>
              {t("csv")}
            </a>
          </>
        }
      />
      <LedgerTable ledger={ledger} opens={may(session.actor, "see_messages")} />
    </>
  );
}
