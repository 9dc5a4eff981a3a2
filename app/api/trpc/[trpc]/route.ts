import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { buildVersion } from "@/server/actions/build-version";
import { actorOfSession } from "@/server/auth";
import { db } from "@/server/db";
import { logError } from "@/server/log";
import { appRouter } from "@/server/routers";
import { createContext } from "@/server/services/context";
import { refusalOf } from "@/server/trpc";

const handler = (request: Request): Promise<Response> =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    allowMethodOverride: true,
    createContext: async () => {
      try {
        return await createContext(db, await actorOfSession());
      } catch (error) {
        throw refusalOf(error) ?? error;
      }
    },
    responseMeta: () => ({ headers: new Headers({ "x-version": buildVersion() ?? "" }) }),
    onError: ({ error, path }) => {
      if (error.code === "INTERNAL_SERVER_ERROR") logError("trpc", error.cause ?? error, { path: path ?? "" });
    },
  });

export { handler as GET, handler as POST };
