"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { useToast } from "@/components/ui/toast";

/** What the buttons of an entry do, and what is said of it. */
export function useCallBackActs() {
  const t = useTranslations("calls.back");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const errors = useErrorText();
  const done = (text: string) => {
    toast({ text });
    void queries.invalidateQueries({ queryKey: trpc.calls.pathKey() });
    router.refresh();
  };
  const onError = (error: unknown) => {
    toast({ text: errors.of(error), error: true });
    router.refresh();
  };
  return {
    claim: useMutation(trpc.calls.claim.mutationOptions({ onSuccess: () => done(t("claimed")), onError })),
    release: useMutation(trpc.calls.release.mutationOptions({ onSuccess: () => done(t("released")), onError })),
    settle: useMutation(trpc.calls.settle.mutationOptions({ onSuccess: () => done(t("settled")) })),
  };
}
