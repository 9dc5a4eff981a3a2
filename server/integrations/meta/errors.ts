import { z } from "zod";
import type { Outcome } from "@/server/domain/delivery";

/**
 * Meta's codes and, where one code has several meanings, its subcodes:
 * https://developers.facebook.com/docs/messenger-platform/error-codes. What is not named here is refused under Meta's own number.
 */
const REFUSED: Record<string, string> = {
  "10/2018278": "windowClosed",
  "10/2018065": "windowClosed",
  "10/2018108": "windowClosed",
  "10/2534022": "windowClosed",
  "10/2018300": "windowClosed",
  "200/1545041": "optedOut",
  "200/2018028": "optedOut",
  "100/2018001": "undeliverable",
  "100/2018109": "windowClosed",
  "10900": "commentAnswered",
  "10901": "commentTooOld",
  "551": "optedOut",
};

/** Passing trouble: limits of rate, an outage, and our own account or token, which a person mends while messages wait. */
const PASSING: Record<string, string> = {
  "1": "vendorDown",
  "2": "vendorDown",
  "1200": "vendorDown",
  "4": "rateLimited",
  "17": "rateLimited",
  "32": "rateLimited",
  "613": "rateLimited",
  "80006": "rateLimited",
  "0": "account",
  "3": "account",
  "10": "account",
  "102": "account",
  "190": "account",
  "200": "account",
  "230": "account",
  "368": "account",
};

/** A refusal as Meta words it. */
export const failed = z.object({ error: z.object({ code: z.number(), error_subcode: z.number().optional() }) });
export type GraphError = z.output<typeof failed>["error"];

/** Meta's answer to a message that it did not take. */
export function refusal(status: number, error: GraphError | null, afterSeconds: number | null): Outcome {
  const refused = error && (REFUSED[`${error.code}/${error.error_subcode ?? ""}`] ?? REFUSED[String(error.code)]);
  if (refused) return { kind: "refused", reason: refused };
  const byStatus =
    status === 429 ? "rateLimited" : status >= 500 ? "vendorDown" : status === 401 ? "account" : undefined;
  const passing = (error && PASSING[String(error.code)]) ?? byStatus;
  if (passing) return { kind: "retry", reason: passing, ...(afterSeconds === null ? {} : { afterSeconds }) };
  return { kind: "refused", reason: `vendor:${error?.code ?? status}` };
}
