import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EditKeyForm } from "@/components/settings/api/edit-key-form";
import { KeyPanel } from "@/components/settings/api/key-panel";
import { namesOf } from "@/components/settings/staff/staff-filter";
import { PageHead, SectionHead } from "@/components/shell/page-head";
import { addDays, dayOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.keys"))("one") };
}

export default async function KeyPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, municipality } = await contextOfRequest();
  if (!may(actor, "manage_api")) return null;
  const { id } = await params;
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  const [key, t] = await Promise.all([
    getQueryClient().fetchQuery({ ...trpc.api.key.queryOptions({ id: Number(id) }), staleTime: 0 }),
    getTranslations("api"),
  ]);
  if (!key) notFound();
  const lastDay = key.expiresAt && addDays(dayOf(key.expiresAt), -1);
  return (
    <>
      <PageHead size="page" title={key.name} />
      <div className="grid gap-x-12 gap-y-8 px-5 pb-10 md:px-8 lg:grid-cols-[minmax(0,640px)_minmax(0,400px)]">
        <section>
          <SectionHead title={t("keys.what")} rule="double" />
          {key.state === "revoked" ? (
            <p className="text-ink-2">{t("keys.revokedText")}</p>
          ) : (
            <EditKeyForm
              key={key.id}
              detail={key}
              lastDay={lastDay}
              departments={namesOf(municipality.departments, key.roles)}
            />
          )}
        </section>
        <section>
          <SectionHead title={t("panel.title")} rule="double" />
          <KeyPanel detail={key} />
          <div className="mt-6">
            <SectionHead title={t("nav.webhooks")} aside={key.webhooks} rule="double" />
            <p className="flex flex-wrap gap-x-4">
              {key.webhooks > 0 && (
                <Link href="/settings/api/webhooks" className="link">
                  {t("keys.itsWebhooks")}
                </Link>
              )}
              {key.state === "active" && (
                <Link href={`/settings/api/webhooks/new?key=${key.id}`} className="link">
                  {t("webhooks.new")}
                </Link>
              )}
            </p>
          </div>
        </section>
      </div>
    </>
  );
}
