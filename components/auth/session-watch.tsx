"use client";

import { useQueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { useEffect } from "react";
import { claimTexts } from "../forms/draft-store";
import { loginPath } from "./safe-path";

const isSignedOut = (error: unknown): boolean =>
  error instanceof TRPCClientError && error.data?.code === "UNAUTHORIZED";

/** The session ended while a page was open: the first call that is refused for it leads to the sign-in page and back. */
export function SessionWatch({ staffId }: { staffId: number }) {
  const client = useQueryClient();
  useEffect(() => claimTexts(staffId), [staffId]);
  useEffect(() => {
    const leave = (error: unknown) => {
      if (isSignedOut(error)) window.location.assign(loginPath(`${window.location.pathname}${window.location.search}`));
    };
    const stops = [
      client.getQueryCache().subscribe(({ query }) => leave(query.state.error)),
      client.getMutationCache().subscribe(({ mutation }) => leave(mutation?.state.error)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client]);
  return null;
}
