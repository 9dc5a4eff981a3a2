import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { asRefusal } from "@/server/database-errors";
import type { Db } from "@/server/db";
import { NOBODY } from "@/server/domain/actor";
import { DomainError, notFound } from "@/server/domain/errors";
import { env } from "@/server/env";
import { disposition } from "@/server/files/names";
import { DOORS } from "@/server/http/doors";
import { hasScope } from "@/server/policies/can";
import { whoCalls } from "@/server/services/api/who-calls";
import { type Context, createContext } from "@/server/services/context";
import { addressOf } from "@/server/services/limits/address";
import { type Turn, takeTurn } from "@/server/services/limits/take-turn";
import { localeOf } from "./language";
import { once } from "./once";
import type { Answered, Call, Operation } from "./operation";
import { OPERATIONS } from "./operations";
import { type About, type Problem, problemOf } from "./problem";
import { bytesOf, jsonOf, queryOf, readBy, versionOf } from "./read";

const ROOT = "/api/v1";
const WINDOW_SECONDS = 60;
const NO_BYTES = new Uint8Array();

/** The door of /api/v1: who calls, how often, what is asked; then the operation; every refusal as a problem that RFC 9457 describes. */
export async function serve(request: Request, db: Db, now?: Date): Promise<Response> {
  const locale = localeOf(request.headers.get("accept-language"));
  const site = env.NEXTAUTH_URL.replace(/\/$/, "");
  const about: About = { locale, instance: randomUUID(), ifMatch: request.headers.has("if-match"), site };
  const headers = new Headers({
    "Cache-Control": "no-store",
    "Content-Language": locale,
    Vary: "Accept-Language, Authorization",
  });
  try {
    return await answer(request, await createContext(db, NOBODY, now), headers);
  } catch (error) {
    return refusal(await problemOf(error, about), asRefusal(error), headers);
  }
}

async function answer(request: Request, ctx: Context, headers: Headers): Promise<Response> {
  const url = new URL(request.url);
  const { operation, params } = find(request.method, decoded(url.pathname.slice(ROOT.length)));
  const caller = await whoCalls(ctx, {
    authorization: request.headers.get("authorization"),
    address: addressOf(request.headers),
  });
  const { actor, rate } = caller;
  limit(headers, rate, await takeTurn(ctx.db, `api key ${actor.key.id}`, rate, WINDOW_SECONDS, ctx.now), ctx.now);
  const missing = operation.scopes.find((scope) => !hasScope(actor, scope));
  if (missing) throw new DomainError("FORBIDDEN", "scopeMissing", { scope: missing });
  const bytes = operation.body === null ? NO_BYTES : await bytesOf(request, mostOf(operation));
  const call: Call = {
    ctx: { ...ctx, actor },
    rate,
    params: readParams(operation, params),
    query: readBy(operation.query, queryOf(operation.query, url.searchParams)),
    body: readBody(operation, bytes, request),
    version: versionOf(request.headers.get("if-match")),
  };
  return once({ request, operation, call, bytes, headers, shape: (answered) => shape(operation, answered, headers) });
}

const mostOf = ({ body }: Operation): number => DOORS[body === "file" ? "restFile" : "rest"].most;

function decoded(path: string): string[] {
  try {
    return path.split("/").slice(1).map(decodeURIComponent);
  } catch {
    throw notFound("address");
  }
}

const PARTS = OPERATIONS.map((operation) => ({ operation, parts: operation.path.split("/").slice(1) }));

/** The operation at an address, and what stands in the address's blanks. */
function find(method: string, path: readonly string[]): { operation: Operation; params: Record<string, string> } {
  const here = PARTS.filter(
    ({ parts }) =>
      parts.length === path.length && parts.every((part, index) => part.startsWith("{") || part === path[index]),
  );
  if (here.length === 0) throw notFound("address");
  const found = here.find(({ operation }) => operation.method === (method === "HEAD" ? "GET" : method));
  if (!found)
    throw new DomainError("INVALID", "methodNotAllowed", {
      allow: here.map(({ operation }) => operation.method).join(", "),
    });
  const blanks = found.parts.flatMap((part, index) =>
    part.startsWith("{") ? [[part.slice(1, -1), path[index] ?? ""]] : [],
  );
  return { operation: found.operation, params: Object.fromEntries(blanks) };
}

/** An address that cannot be anything's is nothing's. */
function readParams({ params: schema }: Operation, given: Record<string, string>): unknown {
  const read = schema.safeParse(given);
  if (!read.success) throw notFound("address");
  return read.data;
}

function readBody({ body }: Operation, bytes: Uint8Array, request: Request): unknown {
  if (body === null) return null;
  if (body !== "file") return readBy(body, jsonOf(bytes, request.headers.get("content-type")));
  return { bytes, name: new URL(request.url).searchParams.get("name") ?? "" };
}

/** draft-ietf-httpapi-ratelimit-headers-10. */
function limit(headers: Headers, rate: number, turn: Turn, now: Date): void {
  const seconds = Math.max(1, Math.ceil((turn.until.getTime() - now.getTime()) / 1000));
  headers.set("RateLimit-Policy", `"key";q=${rate};w=${WINDOW_SECONDS}`);
  headers.set("RateLimit", `"key";r=${turn.left};t=${seconds}`);
  if (!turn.allowed) throw new DomainError("TOO_MANY", "tooManyCalls", { seconds });
}

/** What leaves is what the document says: whatever the schema does not name stays here. */
function shape(operation: Operation, answered: Answered, headers: Headers): Response {
  if ("file" in answered) {
    const { bytes, mime, name } = answered.file;
    headers.set("Content-Type", mime);
    headers.set("Content-Disposition", disposition("attachment", name, mime));
    headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
    return new Response(bytes, { headers });
  }
  for (const [name, value] of Object.entries(answered.headers ?? {})) headers.set(name, value);
  const status = answered.status ?? operation.status;
  if (operation.answer === null) return new Response(null, { status, headers });
  return Response.json((operation.answer as z.ZodType).parse(answered.value), { status, headers });
}

function refusal(problem: Problem, error: unknown, headers: Headers): Response {
  const { status } = problem;
  headers.set("Content-Type", "application/problem+json; charset=utf-8");
  if (status === 401) headers.set("WWW-Authenticate", 'Bearer realm="cozum-masasi"');
  if (status === 405 && typeof problem.allow === "string") headers.set("Allow", problem.allow);
  if (problem.code === "scopeMissing")
    headers.set(
      "WWW-Authenticate",
      `Bearer realm="cozum-masasi", error="insufficient_scope", scope="${problem.scope}"`,
    );
  if (error instanceof DomainError && error.params.seconds !== undefined)
    headers.set("Retry-After", String(error.params.seconds));
  if (problem.code === "idempotencyInProgress") headers.set("Retry-After", "1");
  return new Response(JSON.stringify(problem), { status, headers });
}
