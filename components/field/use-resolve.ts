"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { useToast } from "@/components/ui/toast";
import type { RequestView } from "@/server/services/requests/get";
import { type Failure, useFailure } from "../requests/parts/failure";
import { isUnreachable, useQueue } from "./use-queue";

/** What is written about one piece of work: kept until it was taken or waits in the queue. */
export type Work = { text: string; files: readonly { token: string }[] };

export type Resolving = {
  resolve: (work: Work, version?: number) => Promise<void>;
  busy: boolean;
  failure: Failure | null;
  forget: () => void;
};

/** Sends the answer; without a connection it waits in this telephone and goes by itself. */
export function useResolve(request: RequestView, onGone: () => void): Resolving {
  const t = useTranslations("field");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const failureOf = useFailure();
  const { add } = useQueue();
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = useMutation(trpc.requests.act.mutationOptions({ networkMode: "always" }));
  const { id, year, seq, summary } = request;

  const resolve = async ({ text, files }: Work, version = request.version) => {
    const answer = text.trim();
    const tokens = files.map(({ token }) => token);
    setFailure(null);
    try {
      await act.mutateAsync({ id, version, change: { act: "resolve", answer }, files: tokens });
      onGone();
      toast({ text: t("done") });
      await queries.invalidateQueries({ queryKey: trpc.requests.pathKey() });
    } catch (error) {
      const kept = isUnreachable(error) && add({ requestId: id, year, seq, summary, answer, version, files: tokens });
      if (kept) {
        onGone();
        toast({ text: t("queued") });
      } else setFailure(failureOf(error));
    }
  };
  return { resolve, busy: act.isPending, failure, forget: () => setFailure(null) };
}
