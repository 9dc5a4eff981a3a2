import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "@/components/auth/proof/export-link";
import { RefusedPage } from "@/components/auth/refused-page";
import { filterOf, queryOf } from "@/components/handover/address";
import { HandoverFilter } from "@/components/handover/handover-filter";
import { HandoverTable } from "@/components/handover/handover-table";
import { SearchedList, UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead } from "@/components/shell/page-head";
import { buttonClass } from "@/components/ui/button-look";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handover.list"))("title") };
}

type Asked = { searchParams: Promise<Record<string, string | string[]>> };

export default async function HandoversPage({ searchParams }: Asked) {
  const { actor, municipality } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "see_handovers")) return <RefusedPage actor={actor} needs={["agent", "pr_manager"]} />;
  const { filter, unreadable } = filterOf(await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("handover.list");
    return <UnreadableAddress title={t("title")} words={unreadable} href={`/handovers${queryOf(filter)}`} />;
  }
  const queries = getQueryClient();
  const [list, { troubled, toGive }, t] = await Promise.all([
    queries.fetchQuery({ ...trpc.handovers.list.queryOptions(filter), staleTime: 0 }),
    queries.fetchQuery({ ...trpc.handovers.counts.queryOptions(), staleTime: 0 }),
    getTranslations("handover.list"),
  ]);
  const { institutions } = municipality;
  return (
    <>
      <PageHead
        title={t("title")}
        summary={
          troubled > 0 && (
            <Link href="/handovers?state=trouble" className="link text-late">
              {t("troubled", { count: troubled })}
            </Link>
          )
        }
        actions={
          <>
            {may(actor, "hand_over_files") && (
              <Link href="/handovers/files" className={buttonClass("plain")}>
                {t(toGive > 0 ? "toGive" : "files", { count: toGive })}
              </Link>
            )}
            <ExportLink href={`/api/handovers${queryOf({ ...filter, cursor: undefined })}`}>{t("csv")}</ExportLink>
          </>
        }
      />
      <HandoverFilter filter={filter} institutions={institutions} />
      <SearchedList search={filter.q} href={`/handovers${queryOf({ ...filter, q: undefined, cursor: undefined })}`}>
        <HandoverTable
          list={list}
          filter={filter}
          institution={(wanted) => institutions.find(({ id }) => id === wanted)?.name ?? ""}
        />
      </SearchedList>
    </>
  );
}
