"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { requestNumber } from "@/components/i18n/format";
import { useTRPC } from "@/components/trpc/client";
import { saidOf, useErrorText } from "@/components/trpc/use-error-text";
import { useToast } from "@/components/ui/toast";
import type { Request } from "@/server/domain/request";
import type { Similar } from "@/server/services/requests/similar";
import { type Draft, intakeOf, type Onwards } from "./draft";

export type Saved = {
  request: Request;
  /** Into which it was merged. */
  main: Similar | null;
};

export type Saving = {
  save: (draft: Draft, categoryId: number | null, onwards: Onwards) => Promise<void>;
  /** Records it and merges it into that one. */
  join: (draft: Draft, categoryId: number | null, main: Similar) => Promise<void>;
  busy: boolean;
  saved: Saved | null;
  /** What was typed was not saved: under the same reference this request stands already, and it says something else. */
  taken: string | null;
  error: unknown;
  /** The sentence for the whole; null where all is well. */
  problem: string | null;
};

/** Sends a draft; what the server refuses, or never hears, stays in the form. */
export function useSaving(onSaved: () => void): Saving {
  const t = useTranslations("record.saved");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errors = useErrorText();
  // Without a connection it fails at once and says so; it does not wait in silence.
  const receive = useMutation(trpc.requests.receive.mutationOptions({ networkMode: "always" }));
  const merge = useMutation(trpc.requests.merge.mutationOptions({ networkMode: "always" }));
  const sending = useRef(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const sentence = errors.of;

  const mergeInto = async (request: Request, main: Similar): Promise<Request> => {
    try {
      return await merge.mutateAsync({ id: request.id, mainId: main.id });
    } catch (error) {
      toast({ text: t("notMerged", { reason: sentence(error) }), error: true });
      return request;
    }
  };

  const send = async (draft: Draft, categoryId: number | null, onwards: Onwards, main: Similar | null) => {
    if (sending.current) return;
    sending.current = true;
    try {
      const { request, repeated } = await receive.mutateAsync(intakeOf(draft, categoryId, onwards));
      const after = main && !repeated ? await mergeInto(request, main) : request;
      setSaved({ request: after, main: after.status === "merged" ? main : null });
      toast({ text: t("done", { number: requestNumber(after.year, after.seq) }) });
      onSaved();
      void queries.invalidateQueries({ queryKey: trpc.requests.pathKey() });
      if (draft.callId !== null) void queries.invalidateQueries({ queryKey: trpc.calls.pathKey() });
    } catch {
      setSaved(null);
    } finally {
      sending.current = false;
    }
  };

  return {
    save: (draft, categoryId, onwards) => send(draft, categoryId, onwards, null),
    join: (draft, categoryId, main) => send(draft, categoryId, {}, main),
    busy: receive.isPending || merge.isPending,
    saved,
    taken: takenBy(receive.error),
    error: receive.error,
    problem: receive.error ? sentence(receive.error) : null,
  };
}

function takenBy(error: unknown): string | null {
  const said = saidOf(error);
  return said?.key === "externalIdReused" ? String(said.params.number) : null;
}
