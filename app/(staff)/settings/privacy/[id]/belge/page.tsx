import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RefusedPage } from "@/components/auth/refused-page";
import { ApplicationFacts } from "@/components/settings/privacy/application-facts";
import { PrintButton } from "@/components/settings/privacy/print-button";
import { PageHead } from "@/components/shell/page-head";
import { rowId } from "@/server/domain/number";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, orNotFound, trpc } from "@/server/rsc";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("privacy"))("certificate") };
}

/** What the applicant is given: what was asked, what was decided, what was done; printed or kept as PDF by the browser. */
export default async function CertificatePage({ params }: Props) {
  const { actor, municipality } = await contextOfRequest();
  if (actor.kind !== "staff") return null;
  if (!may(actor, "handle_privacy")) return <RefusedPage actor={actor} needs={["pr_manager"]} />;
  const id = rowId((await params).id);
  if (id === null) notFound();
  const [row, t] = await Promise.all([
    orNotFound(getQueryClient().fetchQuery({ ...trpc.privacy.get.queryOptions({ id }), staleTime: 0 })),
    getTranslations("privacy"),
  ]);
  if (!row.doneAt) notFound();
  const outcome = row.state === "refused" ? "refused" : row.kind;
  return (
    <article className="max-w-3xl">
      <PageHead
        size="page"
        title={t("certificate")}
        summary={municipality.identity.name}
        actions={<PrintButton label={t("print")} />}
      />
      <div className="grid gap-5 px-5 pb-10 md:px-8">
        <p className="text-pretty">{t(`certificateText.${outcome}`)}</p>
        <ApplicationFacts row={row} />
        {row.counts.sharedPhones > 0 && <p className="text-pretty text-ink-2">{t("sharedPhonesText")}</p>}
        <p className="text-pretty text-ink-2">{t("complaintText")}</p>
        <p className="mt-10 grid gap-1">
          <span>{municipality.identity.name}</span>
          <span>{row.decidedBy}</span>
          <span className="text-ink-3">{t("signature")}</span>
        </p>
      </div>
    </article>
  );
}
