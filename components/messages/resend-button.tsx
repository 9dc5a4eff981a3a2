"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../trpc/client";
import { useErrorText } from "../trpc/use-error-text";
import { Button } from "../ui/button";
import { Confirm } from "../ui/confirm";
import { useToast } from "../ui/toast";

/** Sends it anew; where nobody knows whether it arrived, the person says first that it may arrive twice. */
export function ResendButton({ id, unknown }: { id: number; unknown: boolean }) {
  const t = useTranslations("messages.resend");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const resend = useMutation(
    trpc.messages.resend.mutationOptions({
      onSuccess: () => {
        toast({ text: t("done") });
        router.refresh();
      },
      onError: (error) => toast({ text: errorText.of(error), error: true }),
      onSettled: () => setAsking(false),
    }),
  );
  const send = () => resend.mutate({ id, mayBeTwice: unknown });
  return (
    <span className="mt-1.5 block">
      <Button
        size="small"
        busy={resend.isPending}
        busyLabel={t("busy")}
        onClick={unknown ? () => setAsking(true) : send}
      >
        {t("act")}
      </Button>
      {unknown && (
        <Confirm
          open={asking}
          onOpenChange={setAsking}
          question={t("question")}
          what={t("risk")}
          act={t("act")}
          busy={resend.isPending}
          busyLabel={t("busy")}
          onConfirm={send}
        />
      )}
    </span>
  );
}
