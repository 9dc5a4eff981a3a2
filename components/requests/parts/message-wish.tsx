"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Confirm } from "@/components/ui/confirm";
import { useToast } from "@/components/ui/toast";
import type { Wisher } from "@/server/services/citizens/no-sms";

/** The citizen's own wish not to be written to, as said to whoever talks to them; and the other way. */
export function MessageWish({ of, noSms }: { of: Wisher; noSms: boolean }) {
  const t = useTranslations("sms.wish");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errorText = useErrorText();
  const { mutate, isPending } = useMutation(
    trpc.requests.setNoSms.mutationOptions({
      onSuccess: async (_, { noSms: stopped }) => {
        toast({ text: t(stopped ? "stopped" : "started") });
        await Promise.all([
          queries.invalidateQueries(trpc.requests.pathFilter()),
          queries.invalidateQueries(trpc.messages.ways.pathFilter()),
        ]);
      },
      onError: (error) => toast({ text: errorText.of(error), error: true }),
    }),
  );
  if (noSms)
    return (
      <button
        type="button"
        className="link pointer-coarse:min-h-ctl"
        disabled={isPending}
        onClick={() => mutate({ of, noSms: false })}
      >
        {t("again")}
      </button>
    );
  return (
    <Confirm
      trigger={
        <button type="button" className="link pointer-coarse:min-h-ctl" disabled={isPending}>
          {t("stop")}
        </button>
      }
      question={t("question")}
      what={t("what")}
      act={t("act")}
      onConfirm={() => mutate({ of, noSms: true })}
    />
  );
}
