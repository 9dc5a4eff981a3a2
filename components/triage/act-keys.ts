import type { Act } from "@/server/domain/request";

/** Keys of the acts on one request, as people know them. */
export const ACT_KEYS = {
  route: "s",
  correct: "e",
  merge: "b",
  refer: "y",
  resolve: "c",
  decline: "r",
  claim: "u",
  prioritise: "o",
} as const satisfies Partial<Record<Act, string>>;

export type TriageAct = keyof typeof ACT_KEYS;
export const TRIAGE_ACTS = Object.keys(ACT_KEYS) as TriageAct[];
