import { NextRequest } from "next/server";
import { z } from "zod";
import { DomainError } from "@/server/domain/errors";
import { readGiven } from "@/server/domain/given";
import { oddText } from "@/server/domain/odd-text";

/**
 * next-auth 4 answers 500 where a body is no JSON, a value no text, or `callbackUrl` no address: whatever reaches it has passed here.
 */
const LONGEST = 4096;
const text = z
  .string()
  .max(LONGEST)
  .refine((value) => oddText(value) === null, "textUnreadable");
/** A path of ours, or an address as its own script sends it. */
const callbackUrl = text.refine((value) => value === "" || isHttp(value), "invalid");
const wordsSchema = z.object({ callbackUrl: callbackUrl.optional() }).catchall(text.or(z.boolean().transform(String)));

function isHttp(value: string): boolean {
  const base = value.startsWith("/") ? "https://localhost" : undefined;
  return URL.canParse(value, base) && /^https?:$/.test(new URL(value, base).protocol);
}

const COOKIE = /^(?:__Secure-)?next-auth\.callback-url$/;

/** Throws INVALID where address or cookies hold something that next-auth cannot read. */
export function readQuery(request: Request): void {
  readGiven(wordsSchema, Object.fromEntries(new URL(request.url).searchParams));
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const [name = "", value = ""] = pair.trim().split("=", 2);
    if (COOKIE.test(name) && value !== "") readGiven(callbackUrl, decoded(value));
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The same call with a body that was read. Throws INVALID for what is neither a form nor JSON of texts. */
export function readCall(request: Request, bytes: Uint8Array): NextRequest {
  const words = readGiven(wordsSchema, fieldsOf(bytes, request.headers.get("content-type") ?? ""));
  const headers = new Headers(request.headers);
  headers.set("content-type", "application/x-www-form-urlencoded");
  headers.delete("content-length");
  return new NextRequest(request.url, { method: "POST", headers, body: new URLSearchParams(words).toString() });
}

function fieldsOf(bytes: Uint8Array, type: string): unknown {
  const body = new TextDecoder().decode(bytes);
  if (body === "" || type.includes("application/x-www-form-urlencoded"))
    return Object.fromEntries(new URLSearchParams(body));
  if (!type.includes("application/json")) throw new DomainError("INVALID", "invalid");
  try {
    return JSON.parse(body);
  } catch {
    throw new DomainError("INVALID", "invalid");
  }
}

/** What it still has no answer to is the caller's: what it needs of ours was checked at the start. */
export async function withoutFaults(answer: Promise<Response>): Promise<Response> {
  const response = await answer;
  if (response.status < 500) return response;
  throw new DomainError("INVALID", "invalid");
}
