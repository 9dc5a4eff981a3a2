"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAsked } from "@/components/handover/use-asked";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useToast } from "@/components/ui/toast";
import { FOLLOWED, type HandoverState, isTroubled } from "@/server/domain/handover";
import type { Answers } from "@/server/domain/handover-answers";
import type { ShownHandover } from "@/server/services/handovers/of-request";
import { HandoverResend } from "./handover-resend";
import { HandoverWrite } from "./handover-write";

/** Ask now, send again, write in what was said on the telephone: whichever makes sense as it stands. */
export function HandoverActs({ requestId, handover }: { requestId: number; handover: ShownHandover }) {
  const t = useTranslations("handover.panel");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errors = useErrorText();
  const [asking, setAsking] = useState(false);
  const [writing, setWriting] = useState(false);
  const [answering, setAnswering] = useState(false);
  const { id, state, way, error } = handover;
  const after = (text: string) => ({
    onSuccess: async () => {
      toast({ text });
      await queries.invalidateQueries();
    },
    onError: (failed: unknown) => toast({ text: errors.of(failed), error: true }),
    onSettled: () => setAsking(false),
  });
  const ask = useMutation(trpc.handovers.ask.mutationOptions(after(t("askedNow"))));
  const resend = useMutation(trpc.handovers.resend.mutationOptions(after(t("resent"))));
  const unknown = state === "unknown";
  const mayResend = isTroubled(state) || (state === "queued" && way === "open311" && error !== null);
  const mayAsk = way === "open311" && (FOLLOWED as readonly HandoverState[]).includes(state);
  const asked = useAsked(requestId, handover.institutionId, mayResend && way === "open311");
  const asks = asked !== undefined && asked.attributes.length > 0;
  const send = (answers?: Answers) =>
    resend.mutate({ id, mayBeTwice: unknown, ...(answers && { answers }) }, { onSuccess: () => setAnswering(false) });
  const begin = () => {
    if (asks) setAnswering(true);
    else if (unknown) setAsking(true);
    else send();
  };
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {mayAsk && (
        <Button size="small" busy={ask.isPending} busyLabel={t("asking")} onClick={() => ask.mutate({ id })}>
          {t("ask")}
        </Button>
      )}
      {mayResend && (
        <Button size="small" busy={resend.isPending} busyLabel={t("busy")} onClick={begin}>
          {t("resend")}
        </Button>
      )}
      {state !== "taken" && state !== "dropped" && (
        <Button size="small" onClick={() => setWriting(true)}>
          {t("write")}
        </Button>
      )}
      {asking && (
        <Confirm
          open
          onOpenChange={setAsking}
          question={t("question")}
          what={t("risk")}
          act={t("resend")}
          busy={resend.isPending}
          busyLabel={t("busy")}
          onConfirm={() => send()}
        />
      )}
      {answering && asked && (
        <HandoverResend
          handover={handover}
          asked={asked}
          busy={resend.isPending}
          error={resend.error}
          onSend={send}
          onClose={() => setAnswering(false)}
        />
      )}
      {writing && <HandoverWrite handover={handover} onClose={() => setWriting(false)} />}
    </div>
  );
}
