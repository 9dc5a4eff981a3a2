"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { DraftNotice } from "@/components/forms/draft-notice";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/input";
import { Conflict } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { useKeys } from "@/components/ui/use-keys";
import type { Change } from "@/server/domain/changes";
import { noticeOf } from "@/server/domain/notices";
import { smsParts } from "@/server/domain/sms";
import type { RequestView } from "@/server/services/requests/get";
import { AttachFiles } from "../attach-files";
import { useAct } from "../parts/use-act";
import { useWays, WaysList } from "../parts/ways";
import type { Mode } from "./composed";
import { useComposed } from "./use-composed";

const changeOf = (mode: Mode, text: string, request: RequestView): Change => {
  if (mode === "note") return { act: "note", text };
  if (mode === "ask") return { act: "ask", text };
  return request.acts.includes("resolve") ? { act: "resolve", answer: text } : { act: "reply", text };
};

/** An answer, a note or a question; what is typed stays until it was taken, whatever comes between. */
export function Composer({ request, children }: { request: RequestView; children: ReactNode }) {
  const t = useTranslations("request.composer");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const { composed, change: write, clear, restored } = useComposed(request.id);
  const [empty, setEmpty] = useState(false);
  // What was said of files that were not taken goes with what is sent.
  const [sent, setSent] = useState(0);
  const { act, failure, busy, forget } = useAct();

  const modes = (["answer", "note", "ask"] as const).filter((mode) =>
    mode === "answer"
      ? request.acts.includes("resolve") || request.acts.includes("reply")
      : request.acts.includes(mode),
  );
  const mode = modes.includes(composed.mode) ? composed.mode : (modes[0] ?? "note");
  const text = composed.text.trim();
  const count = smsParts(composed.text);
  const change = changeOf(mode, text, request);
  const notice = noticeOf(change);
  const ways = useWays(notice && { of: "request", id: request.id, notice });
  const bySms = ways === undefined || ways.ways.some(({ medium, goes }) => medium === "sms" && goes);
  const recipients = (ways?.ways.some(({ goes }) => goes) ? 1 : 0) + (ways?.others.told ?? 0);

  const send = async (as: Mode = mode) => {
    setEmpty(text === "");
    if (text === "") {
      field.current?.focus();
      return;
    }
    const change = changeOf(as, text, request);
    const done = await act(request, change, { files: composed.files.map(({ token }) => token) });
    if (!done) return;
    clear();
    setSent((count) => count + 1);
  };

  useKeys({
    c: () => {
      if (text === "") field.current?.focus();
      else void send("answer");
    },
    "ctrl+enter": () => void send(),
  });

  const clash = failure?.clash;
  if (modes.length === 0) return <div className="border-t border-rule-2 bg-desk px-8 py-3">{children}</div>;
  const label =
    mode === "answer"
      ? t(request.acts.includes("resolve") ? "answerAct" : "sendReply")
      : t(mode === "note" ? "sendNote" : "sendAsk");
  const hint =
    mode === "answer"
      ? t("answerHint", { count: 1 + request.mergedCount })
      : t(mode === "note" ? "noteHint" : "askHint");
  return (
    <section
      aria-label={t("label")}
      className="z-10 border-t border-rule-2 bg-desk px-5 pt-3 pb-3.5 md:sticky md:bottom-0 md:px-8 print:hidden [@media(max-height:600px)]:static"
    >
      {clash && (
        <div className="mb-3">
          <Conflict
            who={t("conflict", { who: clash.who, at: clash.when, what: clash.what })}
            kept={t("kept")}
            actions={
              <>
                <Button
                  onClick={() => {
                    forget();
                    void queries.invalidateQueries(trpc.requests.get.pathFilter());
                  }}
                >
                  {t("showNew")}
                </Button>
                <Button onClick={() => void send("note")}>{t("toNote")}</Button>
              </>
            }
          />
        </div>
      )}
      <DraftNotice restored={restored} onDiscard={clear} />
      <Tabs
        label={t("label")}
        value={mode}
        onValueChange={(next) => write({ mode: modes.find((known) => known === next) ?? mode })}
        keep={false}
        items={modes.map((value) => ({
          value,
          label: t(value),
          panel: (
            <Textarea
              ref={field}
              aria-label={hint}
              placeholder={hint}
              rows={2}
              value={composed.text}
              onChange={({ target }) => write({ text: target.value })}
            />
          ),
        }))}
      />
      {(empty || (failure && !clash)) && (
        <p role="alert" className="mt-1 text-t12 font-medium text-late">
          {empty ? t("empty") : failure?.text}
        </p>
      )}
      <WaysList ways={ways} className="mt-2" />
      <div className="mt-2.5 flex flex-wrap items-center gap-2">
        <span className="text-ink-3">
          {mode === "note"
            ? t("noteHint")
            : ways !== undefined && recipients === 0
              ? t("nobodyTold", { length: count.length })
              : !bySms
                ? t("told", { length: count.length, count: recipients })
                : t("parts", {
                    length: count.length,
                    room: count.length + count.left,
                    parts: count.parts,
                    count: recipients,
                  })}
        </span>
        <AttachFiles
          key={sent}
          files={composed.files}
          onAdded={(added) => write({ files: [...composed.files, ...added] })}
          onRemoved={(token) => write({ files: composed.files.filter((file) => file.token !== token) })}
        />
        <div className="ml-auto flex flex-wrap gap-2">
          {children}
          <Button
            look="main"
            kbd={mode === "answer" ? "C" : ["Ctrl", "↵"]}
            busy={busy}
            busyLabel={t("busy")}
            onClick={() => void send()}
          >
            {label}
          </Button>
        </div>
      </div>
    </section>
  );
}
