"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { Medium } from "@/server/domain/notices";
import { formatDayTime } from "../i18n/format";
import { useTRPC } from "../trpc/client";
import { useErrorText } from "../trpc/use-error-text";
import { Button } from "../ui/button";
import { Confirm } from "../ui/confirm";
import { useToast } from "../ui/toast";
import { ResendDialog } from "./resend-dialog";

/**
 * Sends it anew. Where several gateways could carry it, the person chooses one; where nobody knows whether it arrived, the
 * person says first that it may arrive twice.
 */
export function ResendButton({ id, medium, unknown }: { id: number; medium: Medium; unknown: boolean }) {
  const t = useTranslations("messages.resend");
  const later = useTranslations("sms.resend");
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const { data } = useQuery(trpc.lookups.all.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const gateways = medium === "sms" ? (data?.smsGateways ?? []) : [];
  const chooses = gateways.length > 1;
  const resend = useMutation(
    trpc.messages.resend.mutationOptions({
      onSuccess: async ({ goesAt }) => {
        const waits = goesAt.getTime() - Date.now() > 60_000;
        toast({ text: waits ? later("goesAt", { at: formatDayTime(goesAt, locale) }) : t("done") });
        router.refresh();
        await queries.invalidateQueries(trpc.requests.pathFilter());
      },
      onError: (error) => toast({ text: errorText.of(error), error: true }),
      onSettled: () => setAsking(false),
    }),
  );
  const send = (via?: string) => resend.mutate({ id, mayBeTwice: unknown, via });
  return (
    <span className="mt-1.5 block">
      <Button
        size="small"
        busy={resend.isPending}
        busyLabel={t("busy")}
        aria-haspopup={unknown || chooses ? "dialog" : undefined}
        onClick={unknown || chooses ? () => setAsking(true) : () => send()}
      >
        {t("act")}
      </Button>
      {chooses && (
        <ResendDialog
          open={asking}
          onOpenChange={setAsking}
          gateways={gateways}
          unknown={unknown}
          busy={resend.isPending}
          onSend={send}
        />
      )}
      {unknown && !chooses && (
        <Confirm
          open={asking}
          onOpenChange={setAsking}
          question={t("question")}
          what={t("risk")}
          act={t("act")}
          busy={resend.isPending}
          busyLabel={t("busy")}
          onConfirm={() => send()}
        />
      )}
    </span>
  );
}
