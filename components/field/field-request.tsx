"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DraftNotice } from "@/components/forms/draft-notice";
import { useTRPC } from "@/components/trpc/client";
import { Tag } from "@/components/ui/text";
import type { RequestView } from "@/server/services/requests/get";
import { WaitsFor } from "../requests/page/clock-panel";
import { MergedParts } from "../requests/page/merged-parts";
import { Timeline } from "../requests/page/timeline";
import { RestOfText, UnusedDetails } from "../requests/page/unused-details";
import { useComposed } from "../requests/page/use-composed";
import { ActDialogs } from "../requests/parts/act-dialogs";
import { Refusal } from "../requests/parts/refusal";
import { useAct } from "../requests/parts/use-act";
import { useNow } from "../requests/parts/use-now";
import { WaysTo } from "../requests/parts/ways";
import { useUploads } from "../requests/use-uploads";
import { FieldAnswer } from "./field-answer";
import { FieldFoot } from "./field-foot";
import { FieldHead } from "./field-head";
import { FieldPhotos } from "./field-photos";
import { FieldPlace } from "./field-place";
import { useStoredQueue } from "./queue-store";
import { QueueStrip } from "./queue-strip";
import { useResolve } from "./use-resolve";

/** What the title has not said already: it is usually the first sentence. */
const restOf = ({ summary, description }: RequestView): string =>
  description.startsWith(summary) ? description.slice(summary.length).replace(/^[.!?\s]+/, "") : description;

/** One request in the hand of whoever does the work: where, what it looks like, what was done. */
export function FieldRequest({ request }: { request: RequestView }) {
  const t = useTranslations("field");
  const list = useTranslations("requests.list");
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const now = useNow(new Date());
  const [asking, setAsking] = useState<"wait" | "return" | null>(null);
  const [problem, setProblem] = useState<string>();
  const { composed, change, clear, restored } = useComposed(request.id);
  const uploads = useUploads(composed.files, (added) => change({ files: [...composed.files, ...added] }));
  const { act, busy: acting } = useAct();
  const resolving = useResolve(request, clear);
  const queued = useStoredQueue().some(({ requestId }) => requestId === request.id);

  const { acts, answer } = request;
  const words = restOf(request);
  const working = !queued && acts.includes("resolve") && !acts.includes("start");
  const resolve = (version?: number) => {
    if (composed.text.trim() === "") {
      setProblem(t("answer.empty"));
      document.querySelector<HTMLElement>("#field-answer")?.focus();
      return;
    }
    setProblem(undefined);
    void resolving.resolve(composed, version);
  };
  const refresh = () => {
    resolving.forget();
    void queries.invalidateQueries({ queryKey: trpc.requests.pathKey() });
  };

  return (
    <div className="flex min-h-[calc(100dvh-52px-env(safe-area-inset-bottom))] flex-col">
      <FieldHead request={request} now={now} />
      <QueueStrip />
      <article className="grid gap-4 p-4">
        <div className="grid gap-2">
          {request.priority !== "normal" && (
            <p>
              <Tag>{list(`priority.${request.priority}`)}</Tag>
            </p>
          )}
          <h1 className="text-t22 font-bold text-balance">{request.summary}</h1>
          {words && <p className="text-t16 wrap-anywhere whitespace-pre-line">{words}</p>}
          <RestOfText request={request} />
          <WaitsFor request={request} />
          <UnusedDetails request={request} />
        </div>
        <FieldPlace request={request} />
        <FieldPhotos
          attachments={request.attachments}
          taken={composed.files}
          uploads={working ? uploads : null}
          onRemoved={(token) => change({ files: composed.files.filter((file) => file.token !== token) })}
        />
        {working && <DraftNotice restored={restored} onDiscard={clear} />}
        {working && (
          <FieldAnswer
            text={composed.text}
            error={problem}
            acts={acts}
            onText={(text) => change({ text })}
            onAsk={setAsking}
          />
        )}
        {working && <WaysTo requestId={request.id} notice="resolved" />}
        {answer && (
          <section className="border-l-[3px] border-rule-2 pl-3 [border-left-style:double]">
            <h2 className="font-bold">{t("given")}</h2>
            <p className="text-t16 whitespace-pre-line">{answer}</p>
          </section>
        )}
        {resolving.failure && <Refusal failure={resolving.failure} onAgain={resolve} onLook={refresh} />}
        <MergedParts request={request} />
        <details>
          <summary className="flex min-h-ctl items-center text-accent underline underline-offset-3">
            {t("story")}
          </summary>
          <Timeline request={request} />
        </details>
      </article>
      {!queued && (
        <FieldFoot
          acts={acts}
          busy={acting || resolving.busy}
          uploading={uploads.part !== null}
          onStart={() => void act(request, { act: "start" }, { aloud: true })}
          onResume={() => void act(request, { act: "resume" }, { aloud: true })}
          onResolve={() => resolve()}
          onAsk={setAsking}
        />
      )}
      <ActDialogs
        asking={asking}
        target={request}
        onClose={() => setAsking(null)}
        onDone={(_, done) => done.act === "return" && router.push("/")}
      />
    </div>
  );
}
