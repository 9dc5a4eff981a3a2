import { z } from "zod";
import type { Outcome } from "@/server/domain/delivery";
import type { Answered } from "../http";

/**
 * X answers with a problem (RFC 9457): https://docs.x.com/x-api/fundamentals/response-codes-and-errors. That the app may not do a
 * thing has a type of its own; a plain 403 is about the receiver: the citizen takes no messages of strangers or has blocked us.
 */
const problem = z.object({
  type: z.string().default(""),
  title: z.string().default(""),
  detail: z.string().default(""),
});

const OURS = /(client-forbidden|not-authorized-for-resource|unsupported-authentication|usage-capped|credits)/;

export function refusal({ status, body, retryAfter }: Answered): Outcome {
  const { type, detail } = problem.catch({ type: "", title: "", detail: "" }).parse(body);
  const later = (reason: string): Outcome => ({
    kind: "retry",
    reason,
    ...(retryAfter === null ? {} : { afterSeconds: retryAfter }),
  });
  if (status === 429) return later("rateLimited");
  if (status >= 500) return later("vendorDown");
  if (status === 401 || OURS.test(type)) return later("account");
  if (status === 403 && /duplicate/i.test(detail)) return { kind: "refused", reason: "repeated" };
  if (status === 403) return { kind: "refused", reason: "takesNoMessages" };
  if (status === 404) return { kind: "refused", reason: "undeliverable" };
  return { kind: "refused", reason: `vendor:${status}` };
}
