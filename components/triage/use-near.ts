"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "@/components/trpc/client";

const MOST = 200;

/** How many open requests are like each row; asked once the rows are there, so that they never wait for it. */
export function useNear(ids: readonly number[]): ReadonlyMap<number, number> {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.requests.similar.queryOptions(
      { ids: ids.slice(0, MOST) },
      { enabled: ids.length > 0, placeholderData: keepPreviousData },
    ),
  );
  return useMemo(() => new Map(data?.map(({ id, count }) => [id, count])), [data]);
}
