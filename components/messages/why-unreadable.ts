/** Why something was not understood, as a key of the texts; the line itself is for whoever looks after the system. */
const REASONS = [
  ["reused", /externalIdReused|idempotencyKeyReused/],
  ["encoding", /it is not (?:JSON|UTF-8)/],
  ["otherAccount", /it is for another/],
  ["off", /is switched off/],
  ["nobody", /answers no open request/],
  ["notGiven", /its words were not given/],
  ["cannotBeKept", /cannotBeKept/],
  ["rule", /^DomainError/],
  ["unknownKind", /is not known|(?:event_type|scenario|type|status) invalid_value/],
] as const;

export type UnreadableReason = (typeof REASONS)[number][0] | "form";

export const reasonOf = (error: string): UnreadableReason =>
  REASONS.find(([, sign]) => sign.test(error))?.[0] ?? "form";
