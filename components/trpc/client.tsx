"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import { IDLE_HEADER } from "@/server/domain/session";
import type { AppRouter } from "@/server/routers";
import { proofLink } from "../auth/proof/proof-link";
import { noteVersion } from "../shell/version-seen";
import { isAtScreen } from "./at-screen";
import { MOST_CALLS } from "./most-calls";
import { makeQueryClient } from "./query-client";

const { TRPCProvider: Provider, useTRPC } = createTRPCContext<AppRouter>();

export { useTRPC };

/** Every answer says which build it came from. */
const fetchNoting: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  noteVersion(response.headers.get("x-version"));
  return response;
};

/** Questions go by POST, too: what is typed of a citizen must not stand in an address, nor in a log of addresses. */
export function TRPCProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        proofLink,
        httpBatchLink({
          url: "/api/trpc",
          transformer: superjson,
          methodOverride: "POST",
          maxItems: MOST_CALLS,
          fetch: fetchNoting,
          // What a screen asks by itself keeps no session alive at which nobody sits.
          headers: () => (isAtScreen() ? {} : { [IDLE_HEADER]: "1" }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <Provider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </Provider>
    </QueryClientProvider>
  );
}
