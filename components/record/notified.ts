import type { CitizenCard } from "@/server/services/citizens/by-phone";
import { type Draft, takesSms } from "./draft";

/** Whether the citizen will be written to, or why not. */
export type Notified = { to: string } | { to: null; why: "withheld" | "noSms" | "noPhone" | "noMobile" };

export function notifiedOf(draft: Draft, card: CitizenCard | null): Notified {
  if (draft.identityWithheld) return { to: null, why: "withheld" };
  if (card?.noSms) return { to: null, why: "noSms" };
  if (draft.phone.trim() === "") return { to: null, why: "noPhone" };
  return takesSms(draft.phone) ? { to: draft.phone } : { to: null, why: "noMobile" };
}
