import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "@/components/auth/proof/export-link";
import { RefusedPage } from "@/components/auth/refused-page";
import { filterOf, queryOf } from "@/components/messages/address";
import { LogBanner } from "@/components/messages/log-banner";
import { MessageFilter } from "@/components/messages/message-filter";
import { MessageTable } from "@/components/messages/message-table";
import { SearchedList, UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead } from "@/components/shell/page-head";
import { buttonClass } from "@/components/ui/button-look";
import { sessionOfRequest } from "@/server/auth";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("messages"))("title") };
}

export default async function MessagesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const session = await sessionOfRequest();
  if (!session) return null;
  if (!may(session.actor, "see_messages")) return <RefusedPage actor={session.actor} needs={["agent", "pr_manager"]} />;
  const { filter, unreadable } = filterOf(await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("messages");
    return <UnreadableAddress title={t("title")} words={unreadable} href={`/messages${queryOf(filter)}`} />;
  }
  const [list, t, ledger] = await Promise.all([
    getQueryClient().fetchQuery({ ...trpc.messages.list.queryOptions(filter), staleTime: 0 }),
    getTranslations("messages"),
    getTranslations("sms.ledger"),
  ]);
  const { smsGateways, connected } = (await contextOfRequest()).municipality;
  return (
    <>
      <PageHead
        title={t("title")}
        actions={
          <>
            <Link href="/messages/ledger" className={buttonClass("plain")}>
              {ledger("link")}
            </Link>
            {may(session.actor, "see_unreadable") && (
              <Link href="/messages/unreadable" className={buttonClass("plain")}>
                {t("unreadable.title")}
              </Link>
            )}
            <ExportLink href={`/api/messages${queryOf({ ...filter, cursor: undefined })}`}>{t("csv")}</ExportLink>
          </>
        }
      />
      {smsGateways.includes("log") && <LogBanner />}
      <MessageFilter filter={filter} senders={[...new Set([...smsGateways, ...connected])]} />
      <SearchedList search={filter.q} href={`/messages${queryOf({ ...filter, q: undefined, cursor: undefined })}`}>
        <MessageTable list={list} filter={filter} />
      </SearchedList>
    </>
  );
}
