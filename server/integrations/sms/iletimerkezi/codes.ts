import type { Outcome } from "@/server/domain/delivery";
import { passOn, refuse } from "../answer";

/** İleti Merkezi's codes: https://github.com/iletimerkezi/apidocs-website, `docs/status-codes.mdx`, `docs/sms/send/json.mdx`. */
const NOT_TAKEN: Record<number, Outcome> = {
  401: passOn("account"),
  402: passOn("balance"),
  450: passOn("header"),
  // The same text to the same number within ten minutes: the first of them was taken.
  451: refuse("duplicate"),
  452: refuse("number"),
  453: refuse("text"),
  454: refuse("text"),
  503: passOn("vendorDown"),
};

/** What is not named (400, 404, 457) is ours to look at, and another gateway may take the message. */
export const notTaken = (code: number): Outcome => NOT_TAKEN[code] ?? passOn(`vendor:${code}`);

/** A message of an order in a report; null while nothing is known. */
export function fateOf(status: number, orderId: string): Outcome | null {
  if (status === 110 || status === 113) return { kind: "accepted", vendorId: orderId };
  if (status === 111) return { kind: "delivered" };
  return status === 112 || status === 115 ? { kind: "failed", reason: "notDelivered" } : null;
}
