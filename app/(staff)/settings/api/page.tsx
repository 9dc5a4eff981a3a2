import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiQuery, keyFilterOf } from "@/components/settings/api/address";
import { KeyFilter } from "@/components/settings/api/key-filter";
import { KeyTable } from "@/components/settings/api/key-table";
import { SearchedList, UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-look";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.keys"))("title") };
}

export default async function ApiKeysPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const { actor, municipality } = await contextOfRequest();
  if (!may(actor, "manage_api")) return null;
  const { filter: now, unreadable } = keyFilterOf(await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("api.keys");
    return <UnreadableAddress title={t("title")} words={unreadable} href={`/settings/api${apiQuery(now)}`} />;
  }
  const [keys, t] = await Promise.all([
    getQueryClient().fetchQuery({ ...trpc.api.keys.queryOptions(now), staleTime: 0 }),
    getTranslations("api.keys"),
  ]);
  return (
    <>
      <PageHead
        size="page"
        title={t("title")}
        summary={t("summary", { count: keys.length })}
        actions={
          <>
            <a href={`/api/exports/api-keys${apiQuery(now)}`} download className={buttonClass("edge")}>
              {t("csv")}
            </a>
            <ButtonLink href="/settings/api/new" look="main">
              {t("new")}
            </ButtonLink>
          </>
        }
      />
      <KeyFilter now={now} />
      <SearchedList search={now.q} href={`/settings/api${apiQuery({ ...now, q: undefined })}`}>
        <KeyTable keys={keys} filtered={Boolean(now.q || now.state)} departments={municipality.departments} />
      </SearchedList>
    </>
  );
}
