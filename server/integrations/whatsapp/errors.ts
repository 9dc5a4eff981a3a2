import type { Outcome } from "@/server/domain/delivery";

/**
 * Meta's error codes: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 * What is not named here is refused under Meta's own number.
 */
const REFUSED: Record<number, string> = {
  131026: "undeliverable",
  131047: "windowClosed",
  131049: "heldBack",
  131050: "optedOut",
  131021: "ownNumber",
  132001: "templateMissing",
  132005: "tooLong",
  132015: "templateMissing",
  132016: "templateMissing",
};

/** Passing trouble: limits of rate, an outage, and our own account or token, which a person mends while messages wait. */
const PASSING: Record<number, string> = {
  1: "vendorDown",
  2: "vendorDown",
  131000: "vendorDown",
  131016: "vendorDown",
  133004: "vendorDown",
  4: "rateLimited",
  80007: "rateLimited",
  130429: "rateLimited",
  131048: "rateLimited",
  131056: "rateLimited",
  0: "account",
  3: "account",
  10: "account",
  190: "account",
  200: "account",
  131005: "account",
  131031: "account",
  131042: "account",
};

/** Meta's answer to a message that it did not take. */
export function refusal(status: number, code: number | null, afterSeconds: number | null): Outcome {
  const refused = code === null ? undefined : REFUSED[code];
  if (refused) return { kind: "refused", reason: refused };
  const passing = code === null ? undefined : PASSING[code];
  const reason = passing ?? (status === 429 ? "rateLimited" : status >= 500 ? "vendorDown" : undefined);
  const account = status === 401 || status === 403 ? "account" : undefined;
  if (reason ?? account)
    return { kind: "retry", reason: reason ?? "account", ...(afterSeconds === null ? {} : { afterSeconds }) };
  return { kind: "refused", reason: `vendor:${code ?? status}` };
}

/** A message that Meta had taken and could not bring. */
export function failure(code: number | null): Outcome {
  const refused = code === null ? undefined : REFUSED[code];
  return refused ? { kind: "refused", reason: refused } : { kind: "failed", reason: `vendor:${code ?? "unknown"}` };
}
