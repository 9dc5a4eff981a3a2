import { createHash } from "node:crypto";
import { ZodError } from "zod";
import { asRefusal } from "@/server/database-errors";
import { DomainError, type DomainErrorCode } from "@/server/domain/errors";
import type { Fault } from "@/server/domain/open311/shapes";
import { type Format, formatOf, type Plain, write } from "@/server/integrations/open311/write";
import { logError } from "@/server/log";
import { isKey } from "@/server/services/open311/keys";
import type { Say } from "./words";

/** What is asked: the parts of the path after the base address, and the form of the answer. */
export type Asked = {
  parts: string[];
  /** A key that stands in the address before the call: clients that can be given nothing but a base address put it there. */
  key: string | null;
  format: Format;
  query: URLSearchParams;
};

const BASE = "/api/open311/v2/";
const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Retry-After, Idempotency-Key",
};

export function read(request: Request): Asked {
  const { pathname, searchParams } = new URL(request.url);
  const { path, format } = formatOf(pathname.slice(BASE.length), request.headers.get("accept"));
  const parts = path.split("/").map(decoded);
  const key = parts.length > 1 && isKey(parts[0]) ? (parts.shift() ?? null) : null;
  return { parts, key, format, query: searchParams };
}

/** A path that cannot be decoded names nothing that is there. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

/** Readable from any page; a caller that has the same already is told so. */
export function found(
  request: Request,
  { format }: Asked,
  root: string,
  value: Plain,
  more: Record<string, string> = {},
): Response {
  const { type, body } = write(format, root, value);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = { ...CORS, ETag: etag, "Cache-Control": "no-cache", Vary: "Accept, X-Api-Key", ...more };
  if (request.method === "GET" && request.headers.get("if-none-match")?.includes(etag))
    return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "Content-Type": type } });
}

export const preflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...CORS,
      "Access-Control-Allow-Methods": "GET",
      "Access-Control-Allow-Headers": "X-Api-Key, If-None-Match",
    },
  });

const STATUS: Record<DomainErrorCode, number> = {
  INVALID: 400,
  UNAUTHENTICATED: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  WRONG_STATE: 400,
  CONFLICT: 409,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
};

/** An error as the specification has it: a list, each with the HTTP status as its code and a sentence for people. */
export function fault({ format }: Asked, say: Say, error: unknown, more: Record<string, string> = {}): Response {
  const { status, faults, headers } = faultsOf(say, asRefusal(error));
  const { type, body } = write(format, "errors", faults);
  return new Response(body, { status, headers: { ...CORS, ...headers, ...more, "Content-Type": type } });
}

function faultsOf(say: Say, error: unknown): { status: number; faults: Fault[]; headers: Record<string, string> } {
  const fields: [string, string][] =
    error instanceof ZodError
      ? error.issues.map(({ path, message }) => [path.join("."), message])
      : error instanceof DomainError
        ? Object.entries(error.fields)
        : [];
  if (fields.length > 0) {
    const all = fields.map(([name, key]) => `${name}: ${say.error(key)}`);
    const faults = [...new Set(all)].map((description) => ({ code: 400, description }));
    return { status: 400, faults, headers: {} };
  }
  if (error instanceof DomainError) {
    const status = STATUS[error.code];
    const faults = [{ code: status, description: say.error(error.key, error.params) }];
    return {
      status,
      faults,
      headers: status === 429 || status === 503 ? { "Retry-After": String(error.params.seconds ?? 60) } : {},
    };
  }
  logError("open311.failed", error);
  return { status: 500, faults: [{ code: 500, description: say.error("unexpected") }], headers: {} };
}
