"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type ChangeEvent, useRef } from "react";
import { formatDayTime, formatNumber } from "@/components/i18n/format";
import { PageHead } from "@/components/shell/page-head";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { Empty } from "@/components/ui/states";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import type { CallFileRow } from "@/server/services/calls/files";
import { CallFileProblems } from "./call-file-problems";

const AGAIN_MS = 1_000;

/** Files of calls: given here, read by a job, and what could not be read of each in words. */
export function CallFiles() {
  const t = useTranslations("calls.files");
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(
    trpc.calls.files.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.some((file) => file.state !== "done") ? AGAIN_MS : false),
    }),
  );
  return (
    <>
      <PageHead title={t("title")} summary={t("hint")} actions={<Give />} />
      {data.length === 0 ? (
        <Empty title={t("empty")}>{t("emptyText")}</Empty>
      ) : (
        <div className="px-5 pb-8 md:overflow-x-auto">
          <Table label={t("title")} stacked className="md:min-w-[680px]">
            <thead>
              <tr>
                {(["name", "when", "by", "state"] as const).map((name) => (
                  <HeadCell key={name} className="border-t border-t-rule-2 first:pl-0">
                    {t(`columns.${name}`)}
                  </HeadCell>
                ))}
                {(["lines", "calls"] as const).map((name) => (
                  <HeadCell key={name} figure className="border-t border-t-rule-2">
                    {t(`columns.${name}`)}
                  </HeadCell>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map((file) => (
                <Row key={file.id} file={file} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </>
  );
}

function Give() {
  const t = useTranslations("calls.files");
  const errors = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const give = useMutation({
    mutationFn: async (file: File) => {
      const response = await fetch("/api/call-files", {
        method: "POST",
        headers: { "x-file-name": encodeURIComponent(file.name), "content-type": "application/octet-stream" },
        body: file,
      });
      if (response.ok) return;
      const said: { key?: string } = await response.json().catch(() => ({}));
      throw new Error(said.key ?? "unexpected");
    },
    onSuccess: () => {
      toast({ text: t("given") });
      void queries.invalidateQueries(trpc.calls.files.queryFilter());
    },
    onError: ({ message }) => toast({ text: errors.key(message), error: true }),
  });
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) give.mutate(file);
    target.value = "";
  };
  return (
    <>
      <input ref={input} type="file" accept=".csv,text/csv" hidden onChange={chosen} />
      <Button look="main" busy={give.isPending} busyLabel={t("sending")} onClick={() => input.current?.click()}>
        {t("choose")}
      </Button>
    </>
  );
}

function Row({ file }: { file: CallFileRow }) {
  const t = useTranslations("calls.files");
  const locale = useLocale();
  const { state, lines, linesRead } = file;
  return (
    <tr className="align-top">
      <RowHead className="truncate py-2 md:max-w-72">{file.name}</RowHead>
      <Cell className="py-2">{formatDayTime(file.givenAt, locale)}</Cell>
      <Cell className="py-2 text-ink-2">{file.by ?? t("folder")}</Cell>
      <Cell className="py-2 whitespace-normal">
        {t(`state.${state}`)}
        {state === "reading" && (
          <>
            <Progress value={linesRead} max={Math.max(1, lines)} label={t("state.reading")} />
            <span className="text-t12 text-ink-3">{t("progress", { read: linesRead, lines })}</span>
          </>
        )}
        <CallFileProblems problems={file.problems} />
      </Cell>
      <Cell figure className="py-2" data-label={t("columns.lines")}>
        {formatNumber(lines, locale)}
      </Cell>
      <Cell figure className="py-2" data-label={t("columns.calls")}>
        {formatNumber(file.calls, locale)}
      </Cell>
    </tr>
  );
}
