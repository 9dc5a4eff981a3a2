import { MOST_ATTEMPTS, type PeerNews, retryAt } from "./handover";
import { DAY_MS, MINUTE_MS } from "./time";

/**
 * Updates of a hand-over, by mySociety's extension of GeoReport v2
 * (github.com/mysociety/fixmystreet/wiki/Open311-FMS---Proposed-differences-to-Open311).
 */

/** The statuses of the extension; `text`: what one says that comes without words. */
const STATUSES: Record<string, { status: PeerNews["status"]; text: string | null }> = {
  open: { status: "open", text: null },
  closed: { status: "closed", text: null },
  fixed: { status: "closed", text: "Giderildi." },
  in_progress: { status: "open", text: "Çalışma sürüyor." },
  action_scheduled: { status: "open", text: "Çalışma planlandı." },
  investigating: { status: "open", text: "İnceleniyor." },
  duplicate: { status: "closed", text: "Aynı konuda başka bir kayıt var." },
  not_councils_responsibility: { status: "closed", text: "Kurumun görev alanında değil." },
  no_further_action: { status: "closed", text: "Başka bir işlem yapılmayacak." },
  internal_referral: { status: "open", text: "Kurum içinde başka bir birime yönlendirildi." },
  reopen: { status: "open", text: "Yeniden açıldı." },
  for_triage: { status: "open", text: "Değerlendiriliyor." },
};

/** What a status of theirs means here. `status` is null for a word that the extension does not have: it changes nothing. */
export const meaningOf = (word: string | null): { status: PeerNews["status"] | null; text: string | null } =>
  STATUSES[(word ?? "").trim().toLowerCase().replaceAll(" ", "_")] ?? { status: null, text: null };

/** One update as their system lists it. */
export type PeerUpdate = {
  /** Theirs; a digest of the update where they gave none. */
  id: string;
  /** Their number of the request. */
  number: string;
  status: PeerNews["status"] | null;
  text: string | null;
  at: Date | null;
  raw: unknown;
};

/** `absent`: their server has no such list. `tooLong`: the answer went beyond what is read; a shorter span may not. */
export type ListedUpdates =
  | { kind: "list"; updates: PeerUpdate[] }
  | { kind: "absent" }
  | { kind: "tooLong" }
  | { kind: "unavailable"; reason: string };

/** What was said here after the hand-over, as it leaves the house. */
export type OutgoingUpdate = {
  /** Ours, the same at every attempt. Digits: servers take letters, digits, `-` and `_` at most. */
  id: string;
  /** Their number of the request. */
  number: string;
  status: PeerNews["status"];
  at: Date;
  text: string;
  person: { firstName: string; lastName: string; phone: string | null; email: string | null } | null;
  /** A link to a photograph. */
  media: string | null;
};

/** `absent`: their server answers that there is no such address or method; a server that has the list means the request by a 404. */
export type PostedOutcome =
  | { kind: "accepted"; updateId: string | null }
  | { kind: "absent"; status: number; reason: string }
  | { kind: "retry"; reason: string; afterSeconds?: number }
  | { kind: "refused"; reason: string }
  | { kind: "unknown"; reason: string };

/** A server without the extension is asked again after this. */
export const ABSENT_FOR_MS = DAY_MS;
/** What no server takes for so long is given up visibly. */
const WAITS_FOR_MS = 7 * DAY_MS;

export type PostState = "queued" | "taken" | "accepted" | "refused" | "failed" | "unknown" | "dropped";

type Post = { id: number; state: string; attempts: number; createdAt: Date };
type SettledPost = { state: PostState; error: string | null; nextAt: Date | null; updateId?: string | null };

/** The row after an outcome; null where the outcome says nothing new. `lists`: their server has the list of updates. */
export function settledPost(
  row: Post,
  outcome: PostedOutcome,
  { now, lists }: { now: Date; lists: boolean },
): SettledPost | null {
  if (row.state !== "taken" && row.state !== "unknown") return null;
  switch (outcome.kind) {
    case "accepted":
      return { state: "accepted", error: null, nextAt: null, updateId: outcome.updateId };
    case "refused":
      return { state: "refused", error: outcome.reason, nextAt: null };
    case "unknown":
      return row.state === "taken"
        ? { state: "unknown", error: outcome.reason, nextAt: new Date(now.getTime() + 2 * MINUTE_MS) }
        : null;
    case "absent": {
      if (lists && outcome.status === 404) return { state: "refused", error: outcome.reason, nextAt: null };
      const error = "updatesAbsent";
      if (now.getTime() - row.createdAt.getTime() > WAITS_FOR_MS) return { state: "failed", error, nextAt: null };
      return { state: "queued", error, nextAt: new Date(now.getTime() + ABSENT_FOR_MS) };
    }
    case "retry":
      return row.attempts >= MOST_ATTEMPTS
        ? { state: "failed", error: outcome.reason, nextAt: null }
        : { state: "queued", error: outcome.reason, nextAt: retryAt(row, outcome, now) };
  }
}

/** How a hand-over stands by what is known of it. */
type Known = { status: string | null; notes: string | null; at: Date | null; told: boolean };

/**
 * What an update changes: their status, where the update is not older than what is known, and whether it is an event. One that says
 * in the same words what was read of the request itself is none.
 */
export function effectOf(
  known: Known,
  { status, text, at }: Pick<PeerUpdate, "status" | "text" | "at">,
): { status: PeerNews["status"]; step: "news" | "closed" | null } {
  const stands = known.status === "closed" ? "closed" : "open";
  const isOlder = at !== null && known.at !== null && at < known.at;
  const after = isOlder || status === null ? stands : status;
  if (after === "closed" && stands !== "closed") return { status: after, step: known.told ? "news" : "closed" };
  const isSaid = text === null || text === known.notes;
  return { status: after, step: after === stands && isSaid ? null : "news" };
}
