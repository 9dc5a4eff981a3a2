"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { useToast } from "../../ui/toast";

/** Sends one once more, under the same id: a receiver that has it sees that it does, so nothing is asked first. */
export function ReplayButton({ id, refused }: { id: number; refused: string | undefined }) {
  const t = useTranslations("api.replay");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const errors = useErrorText();
  const replay = useMutation(
    trpc.api.replay.mutationOptions({
      onSuccess: () => {
        toast({ text: t("oneDone") });
        router.refresh();
      },
      onError: (error) => toast({ text: errors.of(error), error: true }),
    }),
  );
  return (
    <Button
      look="main"
      refused={refused}
      busy={replay.isPending}
      busyLabel={t("working")}
      onClick={() => replay.mutate({ id })}
    >
      {t("one")}
    </Button>
  );
}
