import { defaultShouldDehydrateQuery, MutationCache, QueryClient } from "@tanstack/react-query";
import superjson from "superjson";
import { carryVersion } from "./carry-version";

/** The same on both sides. A refusal is an answer and is not asked for again; only a lost connection is. */
export function makeQueryClient(): QueryClient {
  const queries: QueryClient = new QueryClient({
    mutationCache: new MutationCache({
      onSuccess: (answer, _variables, _result, { options }) => carryVersion(queries, options.mutationKey, answer),
    }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (failures, error) => failures < 2 && !("data" in error && error.data) },
      // Without a connection an act fails at once and is said to have failed, instead of waiting unseen.
      mutations: { networkMode: "always" },
      dehydrate: {
        serializeData: superjson.serialize,
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
  return queries;
}
