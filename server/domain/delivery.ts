import type { MessageState } from "./notices";
import { MINUTE_MS } from "./time";

/**
 * What is known of a message after it was handed to a gateway. `retry`: certainly not taken, worth another attempt.
 * `unknown`: no answer came, so it may have been taken. A reason is a key of messages/<locale>/messages.json, with the
 * vendor's own code after a colon where there is one: "vendor:131009".
 */
export type Outcome = Fate & { billed?: Billed };

/** What a vendor counted of a message that it took: parts, and what it charged in its own unit where it tells (Verimor: credits). */
export type Billed = { parts: number; cost: number | null };

type Fate =
  /** `from`: by which id the vendor will name the receiver who answers, where it tells. */
  | { kind: "accepted"; vendorId: string; from?: string }
  | { kind: "delivered" }
  | { kind: "retry"; reason: string; afterSeconds?: number }
  | { kind: "refused"; reason: string }
  | { kind: "failed"; reason: string }
  | { kind: "expired" }
  | { kind: "unknown"; reason: string };

/** A vendor's word on a message that we gave to one of its senders, by the vendor's id and, where it repeats it, by our own. */
export type OneReport = { sender: string; vendorId: string; messageId: number | null; outcome: Outcome };
/** Its word on all that went to one address up to a moment. */
export type UpToReport = { sender: string; address: string; until: Date; outcome: Outcome };
export type DeliveryReport = OneReport | UpToReport;

/** What a settling changes in a message's row. */
export type Settled = {
  state: MessageState;
  error: string | null;
  vendorId?: string;
  /** When it is due again, or when its sender is to be asked about it; null where it is settled for good. */
  nextAt: Date | null;
  tried?: string[];
  rounds?: number;
};

/** A fate is only ever replaced by a later one: what was delivered does not become merely accepted. */
const RANK: Record<MessageState, number> = {
  queued: 0,
  taken: 1,
  unknown: 2,
  accepted: 3,
  refused: 4,
  expired: 5,
  failed: 6,
  delivered: 7,
  received: 8,
};

const BACK_OFF_MINUTES = [1, 5, 30, 120, 360] as const;

/** Rounds through all senders after which a message is given up visibly. */
export const MOST_ROUNDS = BACK_OFF_MINUTES.length + 1;

/** A worker that has not settled a message for so long is taken for dead. Every sender answers well before. */
export const TAKEN_FOR_DEAD_MS = 2 * MINUTE_MS;

/** A vendor is asked about a message for so long; what is unknown after that stays so until a person decides. */
export const ASK_FOR_MS = 3 * 24 * 60 * MINUTE_MS;

/** `tried`: who certainly did not take it in this round; `rounds`: how often all were tried. */
export type Standing = {
  id: number;
  state: MessageState;
  sender: string | null;
  tried: readonly string[];
  rounds: number;
};

/**
 * `others`: who else could carry it; a message that one sender certainly did not take goes on to the next at once.
 * `reported`: the vendor's later word, which is certain also of what was accepted before.
 */
export type Course = { others?: readonly string[]; reported?: boolean };

/** The message's row after an outcome; null where the outcome says nothing new. */
export function settled(message: Standing, outcome: Outcome, now: Date, course: Course = {}): Settled | null {
  if (outcome.kind === "retry") return again(message, outcome, now, course);
  if (RANK[outcome.kind] <= RANK[message.state]) return null;
  return {
    state: outcome.kind,
    error: "reason" in outcome ? outcome.reason : null,
    nextAt: outcome.kind === "unknown" || outcome.kind === "accepted" ? new Date(now.getTime() + MINUTE_MS) : null,
    ...(outcome.kind === "accepted" ? { vendorId: outcome.vendorId } : {}),
  };
}

type Retry = Extract<Outcome, { kind: "retry" }>;

/** Only what a gateway certainly did not take is queued again: its own refusal, or its word on what was unknown. */
function again(message: Standing, outcome: Retry, now: Date, { others = [], reported }: Course): Settled | null {
  const movable: MessageState[] = reported ? ["taken", "unknown", "accepted"] : ["taken", "unknown"];
  if (!movable.includes(message.state)) return null;
  const tried = [...new Set([...message.tried, ...(message.sender ? [message.sender] : [])])];
  if (others.some((other) => !tried.includes(other)))
    return { state: "queued", error: outcome.reason, nextAt: now, tried };
  return nextRound(message, outcome, now);
}

/** All were tried: it waits, longer each time, and is given up visibly after the last round. */
export function nextRound(
  { id, rounds }: Pick<Standing, "id" | "rounds">,
  { reason, afterSeconds = 0 }: Pick<Retry, "reason" | "afterSeconds">,
  now: Date,
): Settled {
  if (rounds + 1 >= MOST_ROUNDS) return { state: "failed", error: reason, nextAt: null };
  const wait = Math.max(backOffMs(id, rounds + 1), afterSeconds * 1000);
  return {
    state: "queued",
    error: reason,
    nextAt: new Date(now.getTime() + wait),
    tried: [],
    rounds: rounds + 1,
  };
}

/** 1, 5, 30 minutes, 2 and 6 hours, each spread by up to a fifth so that what failed together does not return together. */
export function backOffMs(id: number, round: number): number {
  const minutes = BACK_OFF_MINUTES[Math.min(round, BACK_OFF_MINUTES.length) - 1] ?? BACK_OFF_MINUTES[0];
  const spread = ((id * 7919 + round * 104_729) % 1000) / 1000;
  return Math.round(minutes * MINUTE_MS * (1 + spread / 5));
}

/** When a vendor is asked again about a message: at first soon, then ever more seldom; null once it is pointless. */
export function askAgainAt(takenAt: Date, now: Date): Date | null {
  const age = now.getTime() - takenAt.getTime();
  return age > ASK_FOR_MS ? null : new Date(now.getTime() + Math.max(MINUTE_MS, age));
}

/** States from which staff may send a message anew; of an unknown one only after they said that they know the risk. */
const RESENDABLE = ["failed", "expired", "refused", "unknown"] as const satisfies readonly MessageState[];

export const isResendable = (state: MessageState): boolean => (RESENDABLE as readonly MessageState[]).includes(state);
