"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "@/components/trpc/client";
import { useUnseen } from "./warning-badge";

/** Opening a request is seeing its warnings: told once, and only by those who have any. */
export function useSeeWarningsOf(requestId: number | undefined): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const waiting = useUnseen({ enabled: requestId !== undefined }) > 0;
  const { mutate } = useMutation(
    trpc.warnings.seeOf.mutationOptions({
      onSuccess: (count) => {
        if (count > 0) void queries.invalidateQueries({ queryKey: trpc.warnings.pathKey() });
      },
    }),
  );
  useEffect(() => {
    if (requestId !== undefined && waiting) mutate({ requestId });
  }, [requestId, waiting, mutate]);
}
