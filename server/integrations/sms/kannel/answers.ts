import type { Outcome } from "@/server/domain/delivery";
import type { Answered } from "../../http";
import { byStatus, passOn, refuse } from "../answer";

/** Words of Kannel 1.4.5's smsbox (`gw/smsbox.c`). `0` went on to the bearerbox; `3` waits there for its operator. */
const TAKEN = /^(?:0: Accepted|3: Queued)/;

const NOT_TAKEN: readonly (readonly [RegExp, Outcome])[] = [
  [/^Authorization failed/, passOn("account")],
  [/^Sender missing/, passOn("header")],
  [/^Temporal failure/, passOn("vendorDown")],
  [/^Not routable/, passOn("vendorDown")],
  [/^Number\(s\) has\/have been denied/, refuse("blacklisted")],
  [/^(?:Missing|Empty) receiver/, refuse("number")],
  [/^(?:Charset or body|Coding field) misformed/, refuse("text")],
  [/, rejected$/, passOn("vendor:rejected")],
];

export function outcomeOf(answered: Answered, vendorId: string): Outcome {
  const said = String(answered.body).trim();
  if (TAKEN.test(said)) return { kind: "accepted", vendorId };
  return NOT_TAKEN.find(([words]) => words.test(said))?.[1] ?? byStatus(answered);
}

/** `%d` of a delivery report: a sum of these in the mask, one of them in a report. Null for a number that is none. */
export function fateOf(status: number, vendorId: string): Outcome | null {
  switch (status) {
    case 1:
      return { kind: "delivered" };
    case 2:
      return { kind: "failed", reason: "notDelivered" };
    case 4:
    case 8:
      return { kind: "accepted", vendorId };
    case 16:
      return refuse("operator");
    case 32:
      return { kind: "expired" };
    default:
      return null;
  }
}
