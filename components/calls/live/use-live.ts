"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "@/components/trpc/client";

const AGAIN_MS = 10_000;

/** What one's own telephone rings of or speaks now. Asked for whenever the server says to look. */
export function useLive() {
  const trpc = useTRPC();
  return useQuery(trpc.calls.live.queryOptions(undefined, { staleTime: 0, refetchOnWindowFocus: false }));
}

/**
 * Listens while the page is seen: a browser keeps few connections to one server, and a hidden page needs none.
 * Whatever was missed meanwhile is in the state that is asked for at the first event of each connection.
 */
export function useListening(): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  useEffect(() => {
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A question that is on its way was asked before what is told now: its answer would not know of it.
    const look = async () => {
      await queries.cancelQueries(trpc.calls.live.queryFilter());
      await queries.invalidateQueries(trpc.calls.live.queryFilter());
    };
    const close = () => {
      clearTimeout(timer);
      source?.close();
      source = null;
    };
    const open = () => {
      close();
      source = new EventSource("/api/events");
      source.addEventListener("look", look);
      // The session is over: the next question that the page asks leads to the sign-in page.
      source.addEventListener("end", () => {
        close();
        void look();
      });
      source.addEventListener("error", () => {
        // Anything but a refusal is tried again by the browser itself.
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_MS);
      });
    };
    const follow = () => (document.visibilityState === "visible" ? open() : close());
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      close();
    };
  }, [trpc, queries]);
}
