"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { saidOf } from "@/components/trpc/use-error-text";
import { useToast } from "@/components/ui/toast";
import type { Change } from "@/server/domain/changes";
import type { Request } from "@/server/domain/request";
import type { ActTarget } from "./act-target";
import { type Failure, useFailure } from "./failure";
import { undoOf } from "./undo";
import { useDone } from "./use-done";

export type ActOptions = {
  /** Files that come with it, as the upload named them. */
  files?: string[];
  /** Who pressed one key sees a refusal in a toast; a form shows `failure` itself. */
  aloud?: boolean;
  onUndone?: () => void;
};

/**
 * Does one act: tells it with its undo, brings every list and page up to date, and turns a refusal into sentences.
 * It answers with the request as it stands now, or null where it was refused; what was typed is the caller's and stays.
 */
export function useAct() {
  const send = useSend();
  const toast = useToast();
  const failureOf = useFailure();
  const done = useDone();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  // An act whose answer was lost may have been done: it is tried again on the version it was meant for, so that it is not done twice.
  const unanswered = useRef<{ id: number; version: number } | null>(null);

  const undo = async (before: ActTarget, change: Change, after: Request, onUndone?: () => void) => {
    try {
      await send({ ...before, version: after.version }, change);
      onUndone?.();
      toast({ text: done(before, change) });
    } catch (error) {
      toast({ text: failureOf(error).text, error: true });
    }
  };

  const act = async (target: ActTarget, change: Change, options: ActOptions = {}): Promise<Request | null> => {
    setBusy(true);
    setFailure(null);
    const open = unanswered.current?.id === target.id ? unanswered.current : null;
    const version = open?.version ?? target.version;
    unanswered.current = null;
    try {
      const after = await send({ ...target, version }, change, options.files);
      const back = undoOf(target, change);
      toast({
        text: done(target, change),
        ...(back && { undo: () => void undo(target, back, after, options.onUndone) }),
      });
      return after;
    } catch (error) {
      const refused = failureOf(error);
      const code = saidOf(error)?.code;
      if (code === undefined || code === "SERVICE_UNAVAILABLE") unanswered.current = { id: target.id, version };
      setFailure(refused);
      if (options.aloud) toast({ text: refused.text, error: true });
      return null;
    } finally {
      setBusy(false);
    }
  };

  return { act, failure, busy, forget: () => setFailure(null) };
}

/** A merge and its undoing touch two requests and have doors of their own. */
function useSend(): (target: ActTarget, change: Change, files?: string[]) => Promise<Request> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const one = useMutation(trpc.requests.act.mutationOptions());
  const merge = useMutation(trpc.requests.merge.mutationOptions());
  const unmerge = useMutation(trpc.requests.unmerge.mutationOptions());
  const call = ({ id, version }: ActTarget, change: Change, files: string[]) => {
    if (change.act === "merge") return merge.mutateAsync({ id, version, mainId: change.mainId });
    if (change.act === "unmerge") return unmerge.mutateAsync({ id, version });
    return one.mutateAsync({ id, version, change, files });
  };
  return async (target, change, files = []) => {
    try {
      return await call(target, change, files);
    } finally {
      void queries.invalidateQueries({ queryKey: trpc.requests.pathKey() });
    }
  };
}
