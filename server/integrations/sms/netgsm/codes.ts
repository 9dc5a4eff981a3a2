import type { Outcome } from "@/server/domain/delivery";
import { passOn, refuse } from "../answer";

/**
 * NetGSM's codes: https://github.com/netgsm/netgsm-sms-js, `src/enums.ts` (SendSmsErrorCode, SmsStatus).
 * A code stands in an answer of NetGSM's own, which says that nothing was queued.
 */
const NOT_TAKEN: Record<string, Outcome> = {
  20: refuse("text"),
  30: passOn("account"),
  40: passOn("header"),
  50: passOn("account"),
  51: passOn("account"),
  80: passOn("rateLimited"),
  85: passOn("rateLimited"),
  100: passOn("vendorDown"),
  101: passOn("vendorDown"),
  5000: passOn("vendorDown"),
};

/** 70, a wrong parameter, and what is not named: ours to look at, and another gateway may take the message. */
export const notTaken = (code: string): Outcome => NOT_TAKEN[code] ?? passOn(`vendor:${code}`);

/** `00` is queued; `01` and `02` are queued with a date that NetGSM corrected. */
export const isTaken = (code: string): boolean => ["00", "01", "02"].includes(code);

/** What became of a message of a job; null where NetGSM names a state that nobody has published. */
export function fateOf(status: number, jobId: string): Outcome | null {
  switch (status) {
    case 0:
      return { kind: "accepted", vendorId: jobId };
    case 1:
      return { kind: "delivered" };
    case 2:
      return { kind: "expired" };
    case 3:
      return refuse("number");
    case 4:
      return { kind: "failed", reason: "notSent" };
    case 11:
      return refuse("operator");
    case 12:
      return { kind: "failed", reason: "notDelivered" };
    case 13:
      return refuse("duplicate");
    // The account ran dry after the job was taken: it never left.
    case 14:
      return passOn("balance");
    case 15:
      return refuse("blacklisted");
    case 16:
    case 17:
      return refuse("iys");
    default:
      return null;
  }
}
