import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { UnreadableFilter } from "@/components/messages/unreadable-filter";
import { UnreadableList } from "@/components/messages/unreadable-list";
import { UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead } from "@/components/shell/page-head";
import { buttonClass } from "@/components/ui/button-look";
import { sessionOfRequest } from "@/server/auth";
import { readFilter } from "@/server/domain/read-filter";
import { unreadableFilterSchema } from "@/server/domain/unreadable-filter";
import { may } from "@/server/policies/can";
import { getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("messages.unreadable"))("title") };
}

export default async function UnreadablePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const session = await sessionOfRequest();
  if (!session) return null;
  if (!may(session.actor, "see_unreadable"))
    return <RefusedPage actor={session.actor} needs={["agent", "pr_manager"]} />;
  const { filter, unreadable } = readFilter(unreadableFilterSchema, await searchParams);
  const { cursor, vendor } = filter;
  if (unreadable.length > 0) {
    const t = await getTranslations("messages.unreadable");
    return (
      <UnreadableAddress
        title={t("title")}
        words={unreadable}
        href={`/messages/unreadable${vendor ? `?vendor=${encodeURIComponent(vendor)}` : ""}`}
      />
    );
  }
  const [list, t] = await Promise.all([
    getQueryClient().fetchQuery({
      ...trpc.messages.unreadable.queryOptions({ cursor, vendor: vendor || undefined }),
      staleTime: 0,
    }),
    getTranslations("messages"),
  ]);
  return (
    <>
      <PageHead
        title={t("unreadable.title")}
        summary={t("unreadable.summary")}
        actions={
          <Link href="/messages" className={buttonClass("edge")}>
            {t("title")}
          </Link>
        }
      />
      <UnreadableFilter vendor={vendor ?? ""} vendors={list.vendors} />
      <UnreadableList list={list} vendor={vendor ?? ""} first={cursor === undefined} />
    </>
  );
}
