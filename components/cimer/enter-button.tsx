"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "../trpc/client";
import { useErrorText } from "../trpc/use-error-text";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";

/** Says that the answer was typed into CİMER; done at once, and taken back by one key. */
export function EnterButton({ id, number }: { id: number; number: string }) {
  const t = useTranslations("cimer.acts");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const errorText = useErrorText();
  const { mutateAsync, isPending } = useMutation(trpc.requests.act.mutationOptions());
  const act = async (name: "enter_answer" | "unenter_answer") => {
    try {
      await mutateAsync({ id, change: { act: name } });
      if (name === "enter_answer") toast({ text: t("entered", { number }), undo: () => void act("unenter_answer") });
      else toast({ text: t("back", { number }) });
    } catch (error) {
      toast({ text: errorText.of(error), error: true });
    }
    router.refresh();
  };
  return (
    <Button look="edge" busy={isPending} onClick={() => void act("enter_answer")}>
      {t("enter")}
    </Button>
  );
}
