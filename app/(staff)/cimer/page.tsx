import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "@/components/auth/proof/export-link";
import { RefusedPage } from "@/components/auth/refused-page";
import { cimerFilterOf, cimerHref } from "@/components/cimer/address";
import { AnswerFiles } from "@/components/cimer/answer-files";
import { AnswersDialog } from "@/components/cimer/answers-dialog";
import { CaseSearch } from "@/components/cimer/case-search";
import { CaseTable } from "@/components/cimer/case-table";
import { CaseTabs } from "@/components/cimer/case-tabs";
import { SearchedList, UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button";
import { dayOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cimer"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CimerPage({ searchParams }: Props) {
  const { actor, now, municipality } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "see_cimer")) return <RefusedPage actor={actor} needs={["agent", "pr_manager", "department_head"]} />;
  const handles = may(actor, "handle_cimer");
  const { filter, unreadable } = cimerFilterOf(await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("cimer");
    return <UnreadableAddress title={t("title")} words={unreadable} href={cimerHref(filter)} />;
  }
  const queries = getQueryClient();
  const fresh = { staleTime: 0 };
  const [page, counts, files, t] = await Promise.all([
    queries.fetchQuery({ ...trpc.cimer.list.queryOptions(filter), ...fresh }),
    queries.fetchQuery({ ...trpc.cimer.counts.queryOptions(), ...fresh }),
    handles && filter.list === "enter" ? queries.fetchQuery({ ...trpc.cimer.answers.queryOptions(), ...fresh }) : [],
    getTranslations("cimer"),
  ]);
  const nameIn = (rows: readonly { id: number; name: string }[]) => (id: number) =>
    rows.find((row) => row.id === id)?.name ?? "";
  return (
    <>
      <PageHead
        title={t("title")}
        summary={t("summary", counts)}
        actions={
          <>
            <ExportLink href={cimerHref({ ...filter, cursor: undefined }, "/api/exports/cimer")}>{t("csv")}</ExportLink>
            {handles && (
              <>
                <AnswersDialog today={dayOf(now)} />
                <ButtonLink href="/cimer/imports" look="main">
                  {t("import")}
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      <CaseTabs current={filter.q ? null : filter.list} imports={handles} />
      <CaseSearch filter={filter} />
      <AnswerFiles files={files} />
      <SearchedList search={filter.q} href={cimerHref({ list: filter.list })}>
        <CaseTable
          page={page}
          filter={filter}
          now={now}
          handles={handles}
          names={{ department: nameIn(municipality.departments), institution: nameIn(municipality.institutions) }}
        />
      </SearchedList>
    </>
  );
}
