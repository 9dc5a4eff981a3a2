import { backOffMs, TAKEN_FOR_DEAD_MS } from "./delivery";
import type { Answers } from "./handover-answers";
import { DAY_MS, MINUTE_MS } from "./time";

/** How a referral reaches another institution's system, and what becomes of it there. */
export const WAYS = ["open311", "file"] as const;
export type Way = (typeof WAYS)[number];

export const HANDOVER_STATES = [
  "queued",
  "taken",
  "given",
  "accepted",
  "closed",
  "refused",
  "failed",
  "unknown",
  "dropped",
] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

/**
 * What is known after it was handed to their system. `given`: they have it, the number follows under this token. `retry`: certainly
 * not taken. `unknown`: no answer came, so they may have it. A reason is a key of messages/<locale>/handover.json, their own words
 * after a colon where there are any: "peer:404 service_code not found".
 */
export type HandedOutcome =
  | { kind: "accepted"; number: string }
  | { kind: "given"; token: string }
  | { kind: "retry"; reason: string; afterSeconds?: number }
  | { kind: "refused"; reason: string }
  /** It never left: something is missing here. */
  | { kind: "failed"; reason: string }
  | { kind: "unknown"; reason: string };

/** Where another institution's system is, and how it knows us. */
export type PeerSettings = {
  url: string;
  jurisdictionId: string | null;
  apiKey: string | null;
  /** In which form it answers: XML always by the specification, in practice some answer in JSON only. */
  format: "json" | "xml";
};

/** A request as it leaves the house: only what is needed to find and mend the matter, and the person where that was allowed. */
export type HandedRequest = {
  /** The same at every attempt. */
  ourId: string;
  /** Stands in the description too, so that people, and we ourselves, know it again. */
  ourNumber: string;
  service: string;
  answers: Answers;
  description: string;
  latitude: number | null;
  longitude: number | null;
  address: string | null;
  person: { firstName: string; lastName: string; phone: string | null; email: string | null } | null;
  /** A link to a photograph. */
  media: string | null;
  /** Links to further ones: the specification has a field for one. */
  moreMedia: readonly string[];
};

/** A kind of request that their system takes. */
export type PeerService = { code: string; name: string; group: string | null };

export type Offered =
  | { ok: true; format: PeerSettings["format"]; services: PeerService[] }
  | { ok: false; reason: string };

/** What their system answered to a question about a number. `same`: as it was; `gone`: it knows no such number. */
export type PeerAnswer =
  | { kind: "news"; news: PeerNews; etag: string | null }
  | { kind: "same" }
  | { kind: "gone" }
  | { kind: "unavailable"; reason: string };

/** What their system says of a request under their number. */
export type PeerNews = { status: "open" | "closed"; notes: string | null; at: Date | null };

/** What a settling changes in a row. */
export type HandedSettled = {
  state: HandoverState;
  error: string | null;
  number?: string;
  token?: string;
  nextAt: Date | null;
};

type Standing = { id: number; state: HandoverState; attempts: number };

/** Attempts after which it is given up visibly. */
export const MOST_ATTEMPTS = 6;

/** States in which an answer to what was sent still says something. */
const OPEN_TO_OUTCOME: readonly HandoverState[] = ["taken", "unknown", "given"];

/** The row after an outcome; null where the outcome says nothing new. */
export function settledHandover(row: Standing, outcome: HandedOutcome, now: Date): HandedSettled | null {
  if (!OPEN_TO_OUTCOME.includes(row.state)) return null;
  const soon = new Date(now.getTime() + FIRST_ASK_MS);
  switch (outcome.kind) {
    case "accepted":
      return { state: "accepted", number: outcome.number, error: null, nextAt: soon };
    case "given":
      return row.state === "given" ? null : { state: "given", token: outcome.token, error: null, nextAt: soon };
    case "unknown":
      return row.state === "taken" ? { state: "unknown", error: outcome.reason, nextAt: soon } : null;
    case "refused":
    case "failed":
      return row.state === "given" ? null : { state: outcome.kind, error: outcome.reason, nextAt: null };
    case "retry":
      return row.state === "given" ? null : again(row, outcome, now);
  }
}

function again(row: Standing, outcome: Extract<HandedOutcome, { kind: "retry" }>, now: Date): HandedSettled {
  if (row.attempts >= MOST_ATTEMPTS) return { state: "failed", error: outcome.reason, nextAt: null };
  return { state: "queued", error: outcome.reason, nextAt: retryAt(row, outcome, now) };
}

/** Ever later, and never before their system asked for it. */
export const retryAt = (
  { id, attempts }: Pick<Standing, "id" | "attempts">,
  { afterSeconds = 0 }: { afterSeconds?: number },
  now: Date,
): Date => new Date(now.getTime() + Math.max(backOffMs(id, attempts), afterSeconds * 1000));

const FIRST_ASK_MS = 2 * MINUTE_MS;
const SELDOM_MS = 6 * 60 * MINUTE_MS;
/** What is closed may be opened again there for so long. */
const CLOSED_FOR_MS = 15 * DAY_MS;
/** What is unknown after this stays so until a person decides; a token that gives no number as well. */
const UNSETTLED_FOR_MS = 7 * DAY_MS;
/** Whatever stays open there longer is no longer asked about by itself. */
const OPEN_FOR_MS = 365 * DAY_MS;

/**
 * When their system is asked again: soon at first, then ever more seldom, at least every six hours while it is open there and once
 * a day after it was closed. Null once it is pointless.
 */
export function nextAskAt(row: { state: HandoverState; stateAt: Date }, now: Date): Date | null {
  const age = now.getTime() - row.stateAt.getTime();
  if (row.state === "closed") return age > CLOSED_FOR_MS ? null : new Date(now.getTime() + DAY_MS);
  if (age > (row.state === "accepted" ? OPEN_FOR_MS : UNSETTLED_FOR_MS)) return null;
  return new Date(now.getTime() + Math.min(SELDOM_MS, Math.max(5 * MINUTE_MS, age / 4)));
}

/** A worker that took one and has not settled it for so long is taken for dead. */
export const HANDING_FOR_DEAD_MS = TAKEN_FOR_DEAD_MS;

/** Something went wrong that a person should look at. */
export const TROUBLED = ["refused", "failed", "unknown"] as const satisfies readonly HandoverState[];
export const isTroubled = (state: HandoverState): boolean => (TROUBLED as readonly HandoverState[]).includes(state);

/** They have it, or may have. */
export const FOLLOWED = ["given", "accepted", "closed", "unknown"] as const satisfies readonly HandoverState[];

/** What a reading of their system changes: nothing where it says what is known already. `told`: they closed it before. */
export function newsOf(
  known: { status: string | null; notes: string | null; told: boolean },
  news: PeerNews,
): "news" | "closed" | null {
  if (news.status === "closed" && known.status !== "closed") return known.told ? "news" : "closed";
  const same = known.status === news.status && (known.notes ?? "") === (news.notes ?? "");
  const first = known.status === null && news.status === "open" && !news.notes;
  return same || first ? null : "news";
}
