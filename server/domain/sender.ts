import type { Outcome } from "./delivery";
import type { Medium } from "./notices";
import { MINUTE_MS } from "./time";

/** So many in any span of so many seconds. `each`: counted for every address by itself. */
export type Limit = { count: number; seconds: number; each?: "address" };

/** What is to be known of a sender to choose who carries a message. */
export type Courier = {
  readonly name: string;
  readonly medium: Medium;
  readonly limits?: readonly Limit[] | undefined;
  /** False where Turkish letters go as UCS-2, which takes more parts. */
  readonly turkish?: boolean | undefined;
};

/** Everybody who brings messages by this medium, the preferred one first. */
export const namesOf = (couriers: readonly Courier[], medium: Medium): string[] =>
  couriers.filter((courier) => courier.medium === medium).map(({ name }) => name);

/**
 * Turns are counted in windows that follow each other, while a vendor looks back from each moment. Many turns are spread over
 * a dozen short windows, few are halved: in no span of the vendor's length are there more than allowed.
 */
export function windowOf({ count, seconds }: Limit): { turns: number; seconds: number } {
  const PIECES = 12;
  return count >= 4 * PIECES && seconds % PIECES === 0
    ? { turns: Math.floor(count / (PIECES + 1)), seconds: seconds / PIECES }
    : { turns: Math.max(1, Math.floor(count / 2)), seconds };
}

/** How a sender answers. `tryAt`: it is not asked before. `downSince`: it has not taken a message since. */
export type Health = { failures: number; downSince: Date | null; reason: string | null; tryAt: Date | null };
export const WELL: Health = { failures: 0, downSince: null, reason: null, tryAt: null };

/** Media whose senders rest while they do not answer; on a chat each message has a fate of its own. */
export const isGuarded = (medium: Medium): boolean => medium === "sms" || medium === "email";

/** The account's own trouble: the next message would meet it as well. */
const OF_THE_ACCOUNT = ["account", "balance", "header"];
const OUTAGE = ["network", "vendorDown", "noAnswer"];
/** A line may break once or twice. */
const FAILURES_TO_REST = 3;
const REST_MINUTES = [1, 2, 5, 10, 15] as const;
const HELD_BACK_SECONDS = 60;

/** A sender's health after it answered, or did not. */
export function healthAfter(before: Health, outcome: Outcome, now: Date): Health {
  const reason = "reason" in outcome ? outcome.reason : null;
  if (outcome.kind === "retry" && reason === "rateLimited") {
    const tryAt = new Date(now.getTime() + (outcome.afterSeconds ?? HELD_BACK_SECONDS) * 1000);
    return { ...before, reason, tryAt };
  }
  const trouble =
    (outcome.kind === "retry" || outcome.kind === "unknown") && reason !== null
      ? OF_THE_ACCOUNT.includes(reason)
        ? "account"
        : OUTAGE.includes(reason)
          ? "outage"
          : null
      : null;
  if (trouble === null) return WELL;
  const failures = before.failures + 1;
  if (trouble === "outage" && failures < FAILURES_TO_REST && before.downSince === null)
    return { ...before, failures, reason };
  const rests = trouble === "account" ? failures : failures - FAILURES_TO_REST + 1;
  const minutes = REST_MINUTES[Math.min(Math.max(rests, 1), REST_MINUTES.length) - 1] ?? REST_MINUTES[0];
  return {
    failures,
    downSince: before.downSince ?? now,
    reason,
    tryAt: new Date(now.getTime() + minutes * MINUTE_MS),
  };
}

export const rests = ({ tryAt }: Health, now: Date): boolean => tryAt !== null && tryAt > now;
