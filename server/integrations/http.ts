import type { Response } from "undici";
import type { Outcome } from "@/server/domain/delivery";
import { plainJson } from "@/server/domain/odd-text";
import { callOutside, isClosed } from "@/server/outbound";

/** What a vendor answered: the body as JSON where it is JSON, else as text. */
export type Answered = { status: number; ok: boolean; body: unknown; retryAfter: number | null };

export type CallInit = { method?: "GET" | "POST"; headers?: Record<string, string>; body?: string };

const TIMEOUT_MS = 20_000;

/**
 * Hands a message to a vendor over HTTP. Where no answer came it is told whether the message can have left:
 * `retry` when no connection came about, `unknown` after anything else.
 */
export async function hand(url: string, init: CallInit): Promise<Answered | Outcome> {
  try {
    const response = await callOutside(url, { ...init, redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await response.text();
    return { status: response.status, ok: response.ok, body: parse(text), retryAfter: retryAfter(response) };
  } catch (error) {
    if (isClosed(error)) return { kind: "retry", reason: "addressClosed" };
    return neverLeft(error) ? { kind: "retry", reason: "network" } : { kind: "unknown", reason: "noAnswer" };
  }
}

/** Why nothing came of a question that changes nothing, as the settings say it. */
export const reasonOf = (outcome: Outcome): string =>
  "reason" in outcome && outcome.reason === "addressClosed" ? "addressClosed" : "network";

export const isOutcome = (given: Answered | Outcome): given is Outcome => "kind" in given;

function parse(text: string): unknown {
  try {
    return plainJson(text);
  } catch {
    return text;
  }
}

/** Seconds, at most a day; X names the moment instead, which its own date turns into a span. */
function retryAfter(response: Response): number | null {
  const at = Number(response.headers.get("x-rate-limit-reset") ?? Number.NaN);
  const span = at - Date.parse(response.headers.get("date") ?? "") / 1000;
  const seconds = Number(response.headers.get("retry-after") ?? span);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 86_400) : null;
}

/** No connection came about, so no byte of the message left. After anything else it may have been taken. */
const NO_CONNECTION = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];

function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  const all = cause instanceof AggregateError ? cause.errors : [cause];
  return all.every((one) => one instanceof Error && "code" in one && NO_CONNECTION.includes(String(one.code)));
}
