"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "@/components/trpc/client";
import type { RequestView } from "@/server/services/requests/get";
import type { RequestRow } from "@/server/services/requests/list";

type Numbered = Pick<RequestRow, "year" | "seq">;

const asked = (view: RequestView) => ({
  text: view.description,
  categoryId: view.categoryId,
  neighbourhoodId: view.neighbourhoodId,
  latitude: view.latitude,
  longitude: view.longitude,
  exceptId: view.id,
});

/** All that is shown of the row under the hand; the next one is fetched while this one is read. */
export function usePreview(row: Numbered | null, next: Numbered | null) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const number = row ? { year: row.year, seq: row.seq } : { year: 0, seq: 1 };
  const request = useQuery(trpc.requests.get.queryOptions(number, { enabled: row !== null }));
  const view = request.data;
  const advice = useQuery(
    trpc.requests.suggest.queryOptions(view ? asked(view) : { text: "", neighbourhoodId: null }, {
      enabled: view !== undefined,
    }),
  );
  const loaded = advice.data !== undefined;
  const [year, seq] = next ? [next.year, next.seq] : [0, 0];

  useEffect(() => {
    if (!loaded || seq === 0) return;
    const ahead = async () => {
      const following = await queries.fetchQuery(trpc.requests.get.queryOptions({ year, seq }, { retry: false }));
      await queries.prefetchQuery(trpc.requests.suggest.queryOptions(asked(following)));
    };
    ahead().catch(() => undefined);
  }, [loaded, year, seq, queries, trpc]);

  return { request, view, advice: advice.data };
}

export type Preview = ReturnType<typeof usePreview>;
