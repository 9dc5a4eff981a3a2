import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { readYear } from "@/components/reports/address";
import { DepartmentSheet } from "@/components/reports/department-sheet";
import { departmentsOf } from "@/server/domain/actor";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

type Props = { params: Promise<{ year: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { year, id } = await params;
  const { municipality } = await contextOfRequest();
  const department = municipality.departments.find((one) => String(one.id) === id)?.shortName ?? "";
  return { title: (await getTranslations("reports.department"))("title", { department, year }) };
}

export default async function DepartmentPage({ params }: Props) {
  const { year: given, id } = await params;
  const year = readYear(given);
  const { actor, municipality } = await contextOfRequest();
  const department = municipality.departments.find((one) => String(one.id) === id);
  if (year === null || !department || actor.kind !== "staff") notFound();
  const all = may(actor, "see_all_reports");
  const own = departmentsOf(actor, "department_head");
  if (!all && !own.includes(department.id)) {
    return <RefusedPage actor={actor} needs={["mayor_office", "pr_manager", "department_head"]} />;
  }
  const report = await getQueryClient().fetchQuery(
    trpc.reports.department.queryOptions({ year, departmentId: department.id }),
  );
  const others = municipality.departments.filter((one) => own.includes(one.id) && one.id !== department.id);
  return (
    <DepartmentSheet
      report={report}
      yearHref={all ? `/reports/${year}` : undefined}
      others={others.map((one) => ({ id: one.id, name: one.shortName }))}
    />
  );
}
