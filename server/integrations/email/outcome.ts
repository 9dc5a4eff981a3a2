import { z } from "zod";
import type { Outcome } from "@/server/domain/delivery";
import { isClosed } from "@/server/outbound";

const errorSchema = z.object({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  command: z.string().optional(),
});

/** How far a sending came: the server does not know us yet, it is told from whom and to whom, the text is going. */
export type Phase = "session" | "envelope" | "text";

/**
 * What a broken sending means. 4xx: later; 5xx: never. Without an answer of the server it counts whether the text had begun to
 * go: then it may have been taken, before it nothing had.
 */
export function outcomeOf(error: unknown, phase: Phase): Outcome {
  const { code, responseCode = 0, command = "" } = errorSchema.safeParse(error).data ?? {};
  const answered = responseCode >= 400;
  if (isClosed(error)) return { kind: "retry", reason: "addressClosed" };
  // The server does not let us in, does not encrypt, or does not let us write from this address: that is ours to mend.
  if (phase === "session" && (responseCode >= 500 || code === "EAUTH" || code === "ETLS"))
    return { kind: "retry", reason: "account" };
  if (!answered)
    return phase === "text" ? { kind: "unknown", reason: "noAnswer" } : { kind: "retry", reason: "network" };
  if (responseCode >= 500 && command.startsWith("MAIL")) return { kind: "retry", reason: "account" };
  if (responseCode < 500) return { kind: "retry", reason: phase === "session" ? "vendorDown" : `smtp:${responseCode}` };
  return { kind: "refused", reason: command.startsWith("RCPT") ? "mailbox" : `smtp:${responseCode}` };
}
