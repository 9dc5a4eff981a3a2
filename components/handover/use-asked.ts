"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/routers";
import { useTRPC } from "../trpc/client";

export type Asked = inferRouterOutputs<AppRouter>["handovers"]["asked"];

/** What an institution's own system asks for of a request; undefined while that is asked, or where there is nobody to ask. */
export function useAsked(requestId: number, institutionId: number | null, enabled = true): Asked | undefined {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.handovers.asked.queryOptions(
      { requestId, institutionId: institutionId ?? 0 },
      { enabled: enabled && institutionId !== null, staleTime: 60_000 },
    ),
  );
  return data;
}
