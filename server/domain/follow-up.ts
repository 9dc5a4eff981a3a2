import { mayReopenAt } from "./decide";
import { isAnswered, isOpen, type Request } from "./request";
import { DAY_MS } from "./time";

/** Whoever writes so soon after an answer speaks of it; later it may be anything. */
const FOLLOWS_DAYS = 30;

/**
 * What a message is to a request: `words` of what is open, `thanks` for an answer, `dispute` of an answer that says the matter is
 * solved, `follow_up` that stands beside what is closed and that somebody is to look after. Null: it says something new.
 */
export type Bearing = "words" | "thanks" | "dispute" | "follow_up";

type Closed = Pick<Request, "status" | "answeredAt" | "confirmation">;
/** `names`: the citizen quoted what was said of this request, or answered it where nothing can be quoted. */
export type Saying = { names: boolean; thanks: boolean; at: Date };

export function bearingOf(request: Closed, { names, thanks, at }: Saying): Bearing | null {
  if (isOpen(request.status)) return "words";
  if (request.status === "merged") return null;
  if (thanks && (names || isFollowedAt(request, at))) return "thanks";
  if (!names) return null;
  const disputes = request.status === "resolved" && request.confirmation !== "disputed" && mayReopenAt(request, at);
  return disputes ? "dispute" : "follow_up";
}

/** May what is said at this moment be about this answer? */
export const isFollowedAt = ({ status, answeredAt }: Pick<Request, "status" | "answeredAt">, at: Date): boolean =>
  isAnswered(status) && answeredAt !== null && answeredAt >= followedSince(at);

export const followedSince = (at: Date): Date => new Date(at.getTime() - FOLLOWS_DAYS * DAY_MS);
