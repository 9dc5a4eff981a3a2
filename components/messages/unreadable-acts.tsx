"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "../trpc/client";
import { useErrorText } from "../trpc/use-error-text";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import { OpenByHand } from "./open-by-hand";

/** What a person can do about it: have it read again, open the request by hand, or lay it aside. */
export function UnreadableActs({ id, vendor, rereadable }: { id: number; vendor: string; rereadable: boolean }) {
  const t = useTranslations("messages.unreadable");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const errorText = useErrorText();
  const told = (text: string) => ({
    onSuccess: () => {
      toast({ text });
      router.refresh();
    },
    onError: (error: unknown) => toast({ text: errorText.of(error), error: true }),
  });
  const reread = useMutation(trpc.messages.reread.mutationOptions(told(t("rereadDone"))));
  const setAside = useMutation(trpc.messages.setAside.mutationOptions(told(t("setAsideDone"))));
  return (
    <>
      <OpenByHand id={id} vendor={vendor} />
      {rereadable && (
        <Button busy={reread.isPending} onClick={() => reread.mutate({ id })}>
          {t("reread")}
        </Button>
      )}
      <Button look="plain" busy={setAside.isPending} onClick={() => setAside.mutate({ id })}>
        {t("setAside")}
      </Button>
    </>
  );
}
