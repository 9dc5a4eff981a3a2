import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { monthOf, readYear } from "@/components/reports/address";
import { YearSheet } from "@/components/reports/year-sheet";
import { UnreadableAddress } from "@/components/shell/list-notice";
import { departmentsOf } from "@/server/domain/actor";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

type Props = { params: Promise<{ year: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("pageTitle", { year: (await params).year }) };
}

export default async function YearPage({ params, searchParams }: Props) {
  const year = readYear((await params).year);
  if (year === null) notFound();
  const { actor } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "see_all_reports")) {
    const [own] = departmentsOf(actor, "department_head");
    if (own !== undefined) redirect(`/reports/${year}/departments/${own}`);
    return <RefusedPage actor={actor} needs={["mayor_office", "pr_manager", "department_head"]} />;
  }
  const { filter, unreadable } = monthOf(await searchParams, year);
  if (unreadable.length > 0) {
    const t = await getTranslations("reports");
    const title = t("pageTitle", { year: String(year) });
    return <UnreadableAddress title={title} words={unreadable} href={`/reports/${year}`} />;
  }
  const { month } = filter;
  return <YearSheet report={await getQueryClient().fetchQuery(trpc.reports.year.queryOptions({ year, month }))} />;
}
