import type { Outcome } from "@/server/domain/delivery";
import type { Checked } from "../contracts";
import { type Answered, type CallInit, hand, isOutcome, reasonOf } from "../http";

type Retry = Extract<Outcome, { kind: "retry" }>;

/** The gateway's own trouble: it certainly did not take the message, another may. */
export const passOn = (reason: string): Retry => ({ kind: "retry", reason });
/** The message's own fault: no gateway would take it. */
export const refuse = (reason: string): Outcome => ({ kind: "refused", reason });

/**
 * What an answer without a word of the gateway's own means. A gateway that broke down while it worked, or a proxy that lost
 * it, may have taken the message: only 503 says that nobody was there.
 */
export function byStatus({ status, retryAfter }: Answered): Outcome {
  const after = retryAfter === null ? {} : { afterSeconds: retryAfter };
  if (status === 401 || status === 403) return passOn("account");
  if (status === 429) return { ...passOn("rateLimited"), ...after };
  if (status === 503) return { ...passOn("vendorDown"), ...after };
  if (status >= 500 || status < 400) return { kind: "unknown", reason: "noAnswer" };
  return passOn(`vendor:${status}`);
}

/** Asks something harmless and looks at the answer. */
export async function checkBy(url: string, init: CallInit, look: (answered: Answered) => Checked): Promise<Checked> {
  const answered = await hand(url, init);
  return isOutcome(answered) ? { ok: false, reason: reasonOf(answered) } : look(answered);
}

export const asJson = (body: unknown): CallInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
