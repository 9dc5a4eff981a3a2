"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { CimerImportView } from "@/server/services/cimer/get-import";
import { formatDateTime } from "../../i18n/format";
import { PageHead } from "../../shell/page-head";
import { useTRPC } from "../../trpc/client";
import { ButtonLink } from "../../ui/button";
import { Progress } from "../../ui/progress";
import { ErrorState, Loading } from "../../ui/states";
import { ImportState } from "./import-list";
import { MappingForm } from "./mapping-form";
import { Preview } from "./preview";
import { SheetChoice } from "./sheet-choice";

const WORKING: readonly CimerImportView["state"][] = ["stored", "checking", "importing"];
const AGAIN_MS = 700;

/** One file on its way: read, columns confirmed, rows checked and mended, brought in. */
export function ImportScreen({ id }: { id: number }) {
  const t = useTranslations("cimer.one");
  const locale = useLocale();
  const trpc = useTRPC();
  const { data, error, refetch, isFetching } = useQuery(
    trpc.cimer.import.queryOptions(
      { id },
      {
        staleTime: 0,
        refetchInterval: ({ state }) => (state.data && WORKING.includes(state.data.state) ? AGAIN_MS : false),
      },
    ),
  );
  const head = useRef<HTMLDivElement>(null);
  const state = data?.state;
  // Who listens to the page hears what the file has come to.
  useEffect(() => {
    if (state && !WORKING.includes(state)) head.current?.scrollIntoView({ block: "nearest" });
  }, [state]);
  if (error && !data) return <ErrorState onRetry={() => void refetch()} busy={isFetching} />;
  if (!data) return <Loading lines={8} />;
  return (
    <>
      <div ref={head}>
        <PageHead
          title={data.name}
          summary={t("by", { at: formatDateTime(data.createdAt, locale), who: data.createdBy.name })}
          actions={
            <Link href="/cimer/imports" className="link">
              {t("back")}
            </Link>
          }
          below={<ImportState state={data.state} rest={data.invalid > 0} />}
        />
      </div>
      <div aria-live="polite">
        <Part file={data} />
      </div>
    </>
  );
}

function Part({ file }: { file: CimerImportView }) {
  const t = useTranslations("cimer.one");
  switch (file.state) {
    case "stored":
      return <Working label={t("reading")} value={0} max={1} />;
    case "checking":
      return <Working label={t("checking", { total: file.total })} value={0} max={1} />;
    case "importing":
      return (
        <Working
          label={t("importing", { done: file.imported, total: file.imported + file.fresh })}
          hint={t("importingHint")}
          value={file.imported}
          max={file.imported + file.fresh}
        />
      );
    case "unreadable":
      return <Unreadable reason={file.error ?? "broken"} />;
    case "mapping":
      return (
        <>
          <SheetChoice file={file} />
          <MappingForm key={file.sheet} file={file} />
        </>
      );
    case "ready":
    case "done":
      return (
        <>
          <SheetChoice file={file} />
          <Preview file={file} />
        </>
      );
  }
}

function Working({ label, hint, value, max }: { label: string; hint?: string; value: number; max: number }) {
  return (
    <div className="max-w-text px-5 py-4">
      <Progress label={label} value={value} max={max} />
      {hint && <p className="mt-2 text-ink-3">{hint}</p>}
    </div>
  );
}

function Unreadable({ reason }: { reason: string }) {
  const t = useTranslations("cimer.unreadable");
  return (
    <ErrorState title={t("title")}>
      <p>{t.has(reason) ? t(reason) : t("broken")}</p>
      <p className="mt-3">
        <ButtonLink href="/cimer/imports">{t("again")}</ButtonLink>
      </p>
    </ErrorState>
  );
}
