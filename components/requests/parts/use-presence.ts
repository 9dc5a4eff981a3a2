"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import type { Present } from "@/server/services/requests/presence";

const EVERY_MS = 20_000;
/** A row that is only passed on the way to another is not opened. */
const REST_MS = 800;

/**
 * Who else has this request open. Told and asked every 20 seconds while the page is looked at, and not at all while it is
 * hidden; a refusal ends it, since then the request is somebody else's.
 */
export function usePresence(id: number | null): readonly Present[] {
  const trpc = useTRPC();
  const { mutateAsync: here } = useMutation(trpc.requests.here.mutationOptions());
  const { mutate: leave } = useMutation(trpc.requests.leave.mutationOptions());
  const [heard, setHeard] = useState<{ id: number; others: readonly Present[] } | null>(null);

  useEffect(() => {
    if (id === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** Looked at since: what was asked before the page was hidden goes on no more. */
    let look = 0;
    let there = false;
    const beat = async (mine: number) => {
      there = true;
      const others = await here({ id });
      if (mine !== look) return;
      setHeard({ id, others });
      wait(EVERY_MS);
    };
    const wait = (span: number) => {
      const mine = look;
      timer = setTimeout(() => void beat(mine).catch(() => undefined), span);
    };
    const stop = () => {
      clearTimeout(timer);
      look += 1;
      if (there) leave({ id });
      there = false;
    };
    const turn = () => {
      stop();
      if (!document.hidden) wait(REST_MS);
    };
    turn();
    document.addEventListener("visibilitychange", turn);
    return () => {
      document.removeEventListener("visibilitychange", turn);
      stop();
    };
  }, [id, here, leave]);

  return heard?.id === id ? heard.others : [];
}
