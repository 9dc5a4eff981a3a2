import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { filterOf } from "@/components/messages/address";
import { UnreadableList } from "@/components/messages/unreadable-list";
import { PageHead } from "@/components/shell/page-head";
import { buttonClass } from "@/components/ui/button-look";
import { sessionOfRequest } from "@/server/auth";
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
  const { cursor } = filterOf(await searchParams);
  const [list, t] = await Promise.all([
    getQueryClient().fetchQuery({ ...trpc.messages.unreadable.queryOptions({ cursor }), staleTime: 0 }),
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
      <UnreadableList list={list} first={cursor === undefined} />
    </>
  );
}
