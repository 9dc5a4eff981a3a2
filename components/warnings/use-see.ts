"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { useToast } from "@/components/ui/toast";

/** What is done once a warning is seen: the number beside the menu's word and the lists follow. */
export function useSeeing() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const errors = useErrorText();
  const follow = {
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: trpc.warnings.pathKey() });
      router.refresh();
    },
    onError: (error: unknown) => toast({ text: errors.of(error), error: true }),
  };
  return {
    see: useMutation(trpc.warnings.see.mutationOptions(follow)),
    seeAll: useMutation(trpc.warnings.seeAll.mutationOptions(follow)),
  };
}
