"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useWays } from "@/components/requests/parts/ways";
import { useTRPC } from "@/components/trpc/client";
import type { RequestView } from "@/server/services/requests/get";
import type { RequestRow } from "@/server/services/requests/list";

type Known = Pick<RequestRow, "id" | "year" | "seq">;

/** What an answer at first contact sends; the dialogs of answering ask by the same words and find it here. */
const waysAsked = (id: number) => ({ of: "request", id, notice: "resolved" }) as const;

const asked = (view: RequestView) => ({
  text: view.description,
  categoryId: view.categoryId,
  neighbourhoodId: view.neighbourhoodId,
  latitude: view.latitude,
  longitude: view.longitude,
  exceptId: view.id,
});

/** All that is shown of the row under the hand; the next one is fetched while this one is read. */
export function usePreview(row: Known | null, next: Known | null) {
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
  const ways = useWays(row && waysAsked(row.id));
  const loaded = advice.data !== undefined;
  const [id, year, seq] = next ? [next.id, next.year, next.seq] : [0, 0, 0];

  useEffect(() => {
    if (!loaded || seq === 0) return;
    // Asked in the same moment, so that both go in one call.
    void queries.prefetchQuery(trpc.messages.ways.queryOptions(waysAsked(id)));
    const ahead = async () => {
      const following = await queries.fetchQuery(trpc.requests.get.queryOptions({ year, seq }, { retry: false }));
      await queries.prefetchQuery(trpc.requests.suggest.queryOptions(asked(following)));
    };
    ahead().catch(() => undefined);
  }, [loaded, id, year, seq, queries, trpc]);

  return { request, view, advice: advice.data, ways };
}

export type Preview = ReturnType<typeof usePreview>;
