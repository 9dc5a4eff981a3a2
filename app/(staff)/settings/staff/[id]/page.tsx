import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { SessionList } from "@/components/auth/session-list";
import { AccessPanel } from "@/components/settings/staff/access-panel";
import { EditStaffForm } from "@/components/settings/staff/edit-staff-form";
import { namesOf } from "@/components/settings/staff/staff-filter";
import { PageHead, SectionHead } from "@/components/shell/page-head";
import { sessionOfRequest } from "@/server/auth";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.staff"))("edit") };
}

export default async function OneOfStaffPage({ params }: { params: Promise<{ id: string }> }) {
  const session = await sessionOfRequest();
  if (!session) return null;
  if (!may(session.actor, "manage_staff")) return <RefusedPage actor={session.actor} needs={["admin"]} />;
  const { id } = await params;
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  const staffId = Number(id);
  const [staff, sessions, { municipality }, t] = await Promise.all([
    getQueryClient().fetchQuery(trpc.staff.find.queryOptions({ id: staffId })),
    getQueryClient().fetchQuery(trpc.staff.sessions.queryOptions({ staffId })),
    contextOfRequest(),
    getTranslations("auth"),
  ]);
  if (!staff) notFound();
  return (
    <>
      <PageHead size="page" title={staff.name} summary={staff.title} />
      <div className="grid gap-x-12 gap-y-8 px-5 pb-10 md:px-8 lg:grid-cols-[minmax(0,560px)_minmax(0,400px)]">
        <section>
          <SectionHead title={t("staff.identity")} rule="double" />
          <EditStaffForm key={staff.id} staff={staff} departments={namesOf(municipality.departments, staff.roles)} />
        </section>
        <section>
          <SectionHead title={t("staff.access")} rule="double" />
          <AccessPanel staff={staff} />
          <SectionHead title={t("sessions.titleOther")} />
          <SessionList sessions={sessions} staffId={staffId} />
        </section>
      </div>
    </>
  );
}
