import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { CaseTabs } from "@/components/cimer/case-tabs";
import { ImportList } from "@/components/cimer/import/import-list";
import { UploadForm } from "@/components/cimer/import/upload-form";
import { UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead } from "@/components/shell/page-head";
import { importFilterSchema } from "@/server/domain/cimer/filter";
import { readFilter } from "@/server/domain/read-filter";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cimer.imports"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[]>> };

export default async function CimerImportsPage({ searchParams }: Props) {
  const { actor } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "handle_cimer")) return <RefusedPage actor={actor} needs={["agent", "pr_manager"]} />;
  const { filter, unreadable } = readFilter(importFilterSchema, await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("cimer.imports");
    return <UnreadableAddress title={t("title")} words={unreadable} href={"/cimer/imports"} />;
  }
  const { cursor } = filter;
  const [page, t] = await Promise.all([
    getQueryClient().fetchQuery({ ...trpc.cimer.imports.queryOptions({ cursor }), staleTime: 0 }),
    getTranslations("cimer.imports"),
  ]);
  return (
    <>
      <PageHead title={t("title")} summary={t("summary")} />
      <CaseTabs current="imports" imports />
      <UploadForm />
      <ImportList page={page} first={cursor === undefined} />
    </>
  );
}
