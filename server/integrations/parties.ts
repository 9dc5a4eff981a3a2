import type { CallDirection } from "@/server/domain/call";
import { readPhone } from "@/server/domain/phone";

/** A telephone of ours as an exchange writes it: a short number. */
export const extensionOf = (text: string | null | undefined): string | null => {
  const [short] = /^\d{2,6}$/.exec(text?.trim() ?? "") ?? [];
  return short ?? null;
};

/** The other side; null where it is hidden ("anonymous", empty), one of ours, or no number that could be called. */
export const outsideOf = (text: string | null | undefined): string | null =>
  readPhone(text?.trim() ?? "")?.e164 ?? null;

/** Which of two is the other side of a call in this direction. */
export const numberOf = (direction: CallDirection, from: string | undefined, to: string | undefined): string | null =>
  direction === "internal" ? null : outsideOf(direction === "incoming" ? from : to);
