import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "@/components/auth/proof/export-link";
import { RefusedPage } from "@/components/auth/refused-page";
import { auditFilterOf, auditQuery } from "@/components/settings/audit/address";
import { AuditFilter } from "@/components/settings/audit/audit-filter";
import { AuditTable } from "@/components/settings/audit/audit-table";
import { UnreadableAddress } from "@/components/shell/list-notice";
import { PageHead } from "@/components/shell/page-head";
import { sessionOfRequest } from "@/server/auth";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.audit"))("title") };
}

export default async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const session = await sessionOfRequest();
  if (!session) return null;
  if (!may(session.actor, "see_audit")) return <RefusedPage actor={session.actor} needs={["admin"]} />;
  const { filter: now, unreadable } = auditFilterOf(await searchParams);
  if (unreadable.length > 0) {
    const t = await getTranslations("auth.audit");
    return <UnreadableAddress title={t("title")} words={unreadable} href={`/settings/audit${auditQuery(now)}`} />;
  }
  const [list, choices, { municipality }, t] = await Promise.all([
    getQueryClient().fetchQuery(trpc.staff.audit.queryOptions(now)),
    getQueryClient().fetchQuery(trpc.staff.auditChoices.queryOptions()),
    contextOfRequest(),
    getTranslations("auth.audit"),
  ]);
  return (
    <>
      <PageHead
        size="page"
        title={t("title")}
        actions={<ExportLink href={`/api/audit${auditQuery({ ...now, before: undefined })}`}>{t("csv")}</ExportLink>}
      />
      <AuditFilter now={now} choices={choices} />
      <AuditTable list={list} now={now} departments={municipality.departments} />
    </>
  );
}
