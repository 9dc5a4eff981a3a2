import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ExportLink } from "@/components/auth/proof/export-link";
import { RefusedPage } from "@/components/auth/refused-page";
import { formatDay } from "@/components/i18n/format";
import { ApplicationFacts } from "@/components/settings/privacy/application-facts";
import { DecideApplication, LiftRestriction } from "@/components/settings/privacy/decide-application";
import { PageHead, SectionHead } from "@/components/shell/page-head";
import { buttonClass } from "@/components/ui/button-look";
import { rowId } from "@/server/domain/number";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, orNotFound, trpc } from "@/server/rsc";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("privacy"))("one") };
}

export default async function ApplicationPage({ params }: Props) {
  const { actor, now } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "handle_privacy")) return <RefusedPage actor={actor} needs={["pr_manager"]} />;
  const id = rowId((await params).id);
  if (id === null) notFound();
  const [row, t, locale] = await Promise.all([
    orNotFound(getQueryClient().fetchQuery({ ...trpc.privacy.get.queryOptions({ id }), staleTime: 0 })),
    getTranslations("privacy"),
    getLocale(),
  ]);
  const written = row.state === "done" || row.state === "refused" || row.state === "lifted";
  return (
    <>
      <PageHead
        size="page"
        title={t(`kinds.${row.kind}`)}
        summary={row.applicant}
        actions={
          written && (
            <Link href={`/settings/privacy/${row.id}/belge`} prefetch={false} className={buttonClass("edge")}>
              {t("certificate")}
            </Link>
          )
        }
      />
      <div className="grid gap-x-12 gap-y-8 px-5 pb-10 md:px-8 lg:grid-cols-[minmax(0,560px)_minmax(0,520px)]">
        <section>
          <SectionHead title={t("facts")} rule="double" />
          <ApplicationFacts row={row} />
        </section>
        <section>
          <SectionHead title={t("next")} rule="double" />
          {row.state === "open" && <DecideApplication row={row} />}
          {row.state === "granted" && (
            <p className="text-pretty text-ink-2">
              {t(`working.${row.kind}`)}
              {row.fileTotal > 0 && ` ${t("progress", { done: row.fileDone, total: row.fileTotal })}`}
            </p>
          )}
          {row.state === "done" && row.kind === "copy" && (
            <div className="mb-4 grid justify-items-start gap-2">
              {row.fileUntil && row.fileUntil > now ? (
                <>
                  <ExportLink href={`/api/person-files/${row.id}`}>{t("fetch")}</ExportLink>
                  <p className="text-ink-2">{t("fileUntil", { day: formatDay(row.fileUntil, locale) })}</p>
                </>
              ) : (
                <p className="text-ink-2">{t("fileGone")}</p>
              )}
            </div>
          )}
          {row.state === "done" && row.kind === "restriction" && <LiftRestriction row={row} />}
          {written && !(row.state === "done" && row.kind === "restriction") && (
            <p className="text-pretty text-ink-2">{t("nothingLeft")}</p>
          )}
          <p className="mt-6">
            <Link href="/settings/privacy" className="link">
              {t("back")}
            </Link>
          </p>
        </section>
      </div>
    </>
  );
}
