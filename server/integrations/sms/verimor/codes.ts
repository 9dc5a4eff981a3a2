import type { Outcome } from "@/server/domain/delivery";
import { passOn, refuse } from "../answer";

/** Verimor's words and codes: https://github.com/verimor/SMS-API, `user_guide.md`, "Hata kodları". */
const NOT_TAKEN: Record<string, Outcome> = {
  INVALID_SOURCE_ADDRESS: passOn("header"),
  MISSING_IYS_BRAND_CODE: passOn("account"),
  AHS_AUTHORIZATION_ERROR: passOn("account"),
  INSUFFICIENT_CREDITS: passOn("balance"),
  MISSING_MESSAGE: refuse("text"),
  MESSAGE_TOO_LONG: refuse("text"),
  FORBIDDEN_MESSAGE: refuse("text"),
  MISSING_DESTINATION_ADDRESS: refuse("number"),
  INVALID_DESTINATION_ADDRESS: refuse("number"),
};

/** What is not named (a wrong period, time or coding) is ours to look at, and another gateway may take the message. */
export const notTaken = (word: string): Outcome | null =>
  NOT_TAKEN[word] ?? (/^[A-Z][A-Z_]{2,60}$/.test(word) ? passOn(`vendor:${word}`) : null);

/** The operators' codes that tell people something; the others are shown as numbers. */
const GSM: Record<string, string> = {
  1: "number",
  6: "absentSubscriber",
  11: "blockedByOperator",
  13: "blockedByOperator",
  27: "absentSubscriber",
  256: "memoryFull",
  2048: "validityPeriodOver",
  2049: "blockedByOperator",
  2050: "blacklisted",
};

const REFUSED: Record<string, string> = {
  INVALID_DESTINATION_ADDRESS: "number",
  REJECTED: "operator",
  DOUBLE_SEND_ERROR: "duplicate",
  BLACKLISTED_DESTINATION_ADDRESS: "blacklisted",
  MISSING_TARIFF: "vendor:MISSING_TARIFF",
  ROUTE_NOT_AVAILABLE: "vendor:ROUTE_NOT_AVAILABLE",
  NETWORK_NOTCOVERED: "vendor:NETWORK_NOTCOVERED",
  INTERNATIONAL_DENIED: "vendor:INTERNATIONAL_DENIED",
};

/** What became of a campaign's message; null where Verimor names a state that nobody has published. */
export function fateOf(status: string, gsmError: string, campaignId: string): Outcome | null {
  switch (status) {
    case "SENDING":
    case "WAITING":
    // It left for a network that tells nothing of delivery.
    case "SENT":
      return { kind: "accepted", vendorId: campaignId };
    case "DELIVERED":
      return { kind: "delivered" };
    case "EXPIRED":
      return { kind: "expired" };
    case "NOT_DELIVERED":
    case "SEND_ERROR":
      return { kind: "failed", reason: GSM[gsmError] ?? (gsmError === "0" ? "notDelivered" : `gsm:${gsmError}`) };
    default: {
      const reason = REFUSED[status];
      return reason ? refuse(reason) : null;
    }
  }
}
