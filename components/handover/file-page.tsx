"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ExportLink } from "../auth/proof/export-link";
import { useLookups } from "../requests/parts/use-lookups";
import { PageHead, SectionHead } from "../shell/page-head";
import { useTRPC } from "../trpc/client";
import { Empty } from "../ui/states";
import { FileUpload } from "./file-upload";

/** Institutions without a server: what goes to each in a file, and the file that comes back. */
export function FilePage() {
  const t = useTranslations("handover.file");
  const trpc = useTRPC();
  const { institution } = useLookups();
  const { data } = useSuspenseQuery(trpc.handovers.files.queryOptions());
  return (
    <>
      <PageHead
        size="page"
        title={t("pageTitle")}
        summary={t("pageSummary", { count: data.length })}
        actions={
          <Link href="/handovers" className="link">
            {t("back")}
          </Link>
        }
      />
      <p className="max-w-text px-5 pb-4 text-pretty text-ink-2 md:px-8">{t("text")}</p>
      {data.length === 0 && (
        <Empty title={t("none")} className="md:px-8">
          {t("noneNext")}
        </Empty>
      )}
      <div className="grid max-w-[720px] grid-cols-1 gap-8 px-5 pb-10 md:px-8">
        {data.map(({ institutionId: id, queued, given }) => (
          <section key={id} aria-label={institution(id)}>
            <SectionHead title={institution(id)} aside={given > 0 && t("given", { count: given })} rule="double" />
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-4">
              <p className={queued > 0 ? "font-medium" : "text-ink-2"}>{t("waiting", { count: queued })}</p>
              {(["xlsx", "csv"] as const).map((format) => (
                <ExportLink key={format} href={`/api/handovers/${id}?format=${format}`}>
                  {t(format)}
                </ExportLink>
              ))}
            </div>
            <FileUpload institutionId={id} />
          </section>
        ))}
      </div>
    </>
  );
}
