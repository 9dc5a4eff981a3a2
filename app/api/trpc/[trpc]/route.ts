import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { MOST_CALLS } from "@/components/trpc/most-calls";
import { buildVersion } from "@/server/actions/build-version";
import { bytesOf, route } from "@/server/http/route";
import { logError } from "@/server/log";
import { appRouter } from "@/server/routers";
import { contextOfRequest } from "@/server/rsc";
import { refusalOf } from "@/server/trpc";

/** Who asks comes first: of whoever is not signed in no body is read. Every refusal has the form that the screens know, one for each call. */
const handler = route(async (request) => {
  const read = await readCall(request).catch((error: unknown) => ({ failure: refusalOf(error) ?? error }));
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: "failure" in read ? withBody(request, null) : read.call,
    router: appRouter,
    allowMethodOverride: true,
    maxBatchSize: MOST_CALLS,
    createContext: async () => {
      if ("failure" in read) throw read.failure;
      return read.ctx;
    },
    responseMeta: () => ({ headers: new Headers({ "x-version": buildVersion() ?? "" }) }),
    onError: ({ error, path }) => {
      if (error.code === "INTERNAL_SERVER_ERROR") logError("trpc", error.cause ?? error, { path: path ?? "" });
    },
  });
});

async function readCall(request: Request) {
  const ctx = await contextOfRequest();
  const bytes = request.method === "POST" && ctx.actor.kind === "staff" ? await bytesOf(request, "trpc") : null;
  return { ctx, call: withBody(request, bytes) };
}

/** The same call; one that was refused has no body, and is answered without it. */
function withBody({ url, method, headers, signal }: Request, body: Uint8Array<ArrayBuffer> | null): Request {
  return new Request(url, { method, headers, signal, body: body && body.byteLength > 0 ? body : null });
}

export { handler as GET, handler as POST };
