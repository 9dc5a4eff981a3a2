import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { NONCE_HEADER } from "../answer-headers";
import { env } from "../env";
import { perProcess } from "../lazy";
import type { FormState } from "./form-data";

/** Names the form that this process is about to show again; known to nobody outside it, good for one page. */
const HEADER = "x-form-given-back";
const PATIENCE_MS = 15_000;
const states = perProcess("forms given back", () => new Map<string, FormState>());

/** In a page: the form that was posted and is given back, null where the page is simply opened. */
export async function formGivenBack<State extends FormState>(): Promise<State | null> {
  const key = (await headers()).get(HEADER);
  return key ? ((states.get(key) as State | undefined) ?? null) : null;
}

const PASSED_ON = [
  NONCE_HEADER,
  "cookie",
  "accept-language",
  "user-agent",
  "x-forwarded-for",
  "x-forwarded-proto",
  "x-forwarded-host",
];

/**
 * The page of a form with that form in it, drawn by this process as for whoever posted it. A route cannot draw a page, and
 * what was written is too long for an address or a cookie and must need no database. Null where the page cannot be drawn.
 */
export async function pageWith(request: Request, page: string, state: FormState): Promise<string | null> {
  const key = randomUUID();
  const sent = new Headers({ [HEADER]: key, accept: "text/html" });
  for (const name of PASSED_ON) {
    const value = request.headers.get(name);
    if (value !== null) sent.set(name, value);
  }
  states.set(key, state);
  try {
    const answer = await fetch(`http://127.0.0.1:${env.PORT}${page}`, {
      headers: sent,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const html = await answer.text();
    return answer.ok ? html : null;
  } catch {
    return null;
  } finally {
    states.delete(key);
  }
}
