import type { Db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { requestNumber } from "@/server/domain/number";
import { readForm, readUpdate } from "@/server/domain/open311/form";
import { readQuery, readUpdatesQuery } from "@/server/domain/open311/query";
import { type Context, createContext } from "@/server/services/context";
import { addressOf } from "@/server/services/limits/address";
import { admit as admitCaller, type Caller, needJurisdiction, needKey } from "@/server/services/open311/admit";
import { discover } from "@/server/services/open311/discover";
import { postRequest } from "@/server/services/open311/post";
import { postUpdate } from "@/server/services/open311/post-update";
import { findByToken, findRequest, listRequests } from "@/server/services/open311/requests";
import { defineService, listServices } from "@/server/services/open311/services";
import { listUpdates } from "@/server/services/open311/updates";
import { formOf } from "./form";
import { type Asked, fault, found, read } from "./http";
import { type Say, sayIn } from "./words";

/** The answers of one municipality's interface. */
export const answersOf = (db: Db) => ({
  async get(request: Request): Promise<Response> {
    const asked = read(request);
    const say = await sayIn(request.headers.get("accept-language"));
    try {
      const [ctx, caller] = await enter(db, request, asked, asked.query);
      const { root, value } = await get(ctx, caller, asked, say);
      return found(request, asked, root, value, asked.parts[0] === "tokens" ? echoOf(asked.parts[1]) : {});
    } catch (error) {
      // Whoever asks by an id of its own learns from the echo that we know such ids, so "not there" is our last word.
      return fault(asked, say, error, isTokenUnknown(error) ? echoOf(asked.parts[1]) : {});
    }
  },
  async post(request: Request): Promise<Response> {
    const asked = read(request);
    const say = await sayIn(request.headers.get("accept-language"));
    try {
      const what = asked.parts.join("/");
      if (what !== "requests" && what !== UPDATES) throw new DomainError("NOT_FOUND", "pathUnknown");
      const admit = async (given: URLSearchParams): Promise<[Context, Caller]> => {
        const entered = await enter(db, request, asked, given);
        needKey(entered[1]);
        return entered;
      };
      // Whose key stands beside the form is known before a byte of it is read.
      let entered = keyOf(request, asked, asked.query) ? await admit(asked.query) : null;
      const { fields: form, files } = await formOf(request, asked.query, async (fields) => {
        entered ??= await admit(fields);
      });
      const [ctx, caller] = entered ?? (await admit(form));
      needJurisdiction(ctx, form.get("jurisdiction_id"));
      if (what === UPDATES)
        return found(request, asked, "service_request_updates", [
          await postUpdate(ctx, caller, readUpdate(form), files),
        ]);
      const posted = readForm(form, request.headers.get("idempotency-key"));
      const receipt = { ...(await postRequest(ctx, caller, posted, files)), service_notice: say.text("serviceNotice") };
      return found(request, asked, "service_requests", [receipt], echoOf(posted.external_id));
    } catch (error) {
      return fault(asked, say, error);
    }
  },
});

/** The resource of mySociety's extension. */
const UPDATES = "servicerequestupdates";

const echoOf = (id: string | undefined): Record<string, string> => (id ? { "Idempotency-Key": encodeURI(id) } : {});

async function get(ctx: Context, caller: Caller, { parts: [what, which, ...more], query }: Asked, say: Say) {
  if (more.length > 0 || which === "") throw new DomainError("NOT_FOUND", "pathUnknown");
  switch (what) {
    case "discovery":
      return { root: "discovery", value: await discover(ctx, say.text("keyService")) };
    case "services":
      return which === undefined
        ? { root: "services", value: listServices(ctx) }
        : { root: "service_definition", value: defineService(ctx, which) };
    case "requests": {
      const told =
        which === undefined
          ? await listRequests(ctx, caller, readQuery(query, ctx.now))
          : [await findRequest(ctx, caller, which)];
      return { root: "service_requests", value: told.map(say.request) };
    }
    case UPDATES: {
      if (which !== undefined) throw new DomainError("NOT_FOUND", "pathUnknown");
      const told = await listUpdates(ctx, caller, readUpdatesQuery(query, ctx.now));
      return { root: "service_request_updates", value: told.map(say.update) };
    }
    case "tokens": {
      const { year, seq } = await findByToken(ctx, caller, which ?? "");
      return {
        root: "service_requests",
        value: [{ service_request_id: requestNumber(year, seq), token: which ?? "" }],
      };
    }
    default:
      throw new DomainError("NOT_FOUND", "pathUnknown");
  }
}

/** A sender's key comes in the form or the address as the specification has it, or in a header, where no log keeps it. */
async function enter(db: Db, request: Request, asked: Asked, given: URLSearchParams): Promise<[Context, Caller]> {
  const jurisdictionId = given.get("jurisdiction_id") || asked.query.get("jurisdiction_id");
  const address = addressOf(request.headers);
  const outside = await createContext(db, { kind: "channel", channel: "him" });
  const caller = await admitCaller(outside, { apiKey: keyOf(request, asked, given), address, jurisdictionId });
  return [{ ...outside, actor: { kind: "channel", channel: caller.key?.channel ?? "him" } }, caller];
}

const keyOf = (request: Request, asked: Asked, given: URLSearchParams): string | null =>
  request.headers.get("x-api-key") || given.get("api_key") || asked.query.get("api_key") || asked.key || null;

const isTokenUnknown = (error: unknown): boolean => error instanceof DomainError && error.key === "tokenUnknown";
