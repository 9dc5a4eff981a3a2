import { z } from "zod";

/** What a person may ask of a municipality by law 6698, article 11: erasure, and that the data be hidden and not used meanwhile; a copy of all that is kept. */
export const APPLICATION_KINDS = ["erasure", "restriction", "copy"] as const;

/** By what the applicant showed who they are (communiqué on applications to the controller, article 5). */
export const IDENTITY_PROOFS = ["id_card", "signed_petition", "kep", "e_signature", "known_address", "proxy"] as const;

/**
 * Why a request for erasure or restriction is refused, by the law's own articles: a law provides for it (5/2-a), a legal duty (5/2-ç), a
 * right to be established, exercised or defended (5/2-e), the exceptions of article 28, and that it is not known who asks.
 */
export const REFUSAL_GROUNDS = [
  "prescribed_by_law",
  "legal_duty",
  "right_claim",
  "exempt",
  "identity_unproven",
] as const;

/** `open`: nobody decided. `granted`: the worker is at it. */
export const APPLICATION_STATES = ["open", "granted", "done", "refused", "lifted"] as const;

/** Law 6698, article 13: as soon as possible and within thirty days. */
export const ANSWER_DAYS = 30;

/** What of personal data is let go after a time of its own. The first three are raw records, counted in days; the others in years. */
export const RAW_KINDS = ["incoming", "calls", "callFiles"] as const;
export const YEAR_KINDS = ["requests", "messages", "callNumbers", "photographs", "accounts"] as const;
export type YearKind = (typeof YEAR_KINDS)[number];
export type RetentionKind = (typeof RAW_KINDS)[number] | YearKind;

/** Null: kept without an end, until the municipality says how long. */
const years = z
  .number("wholeNumber")
  .int("wholeNumber")
  .min(1, "keptTooFewYears")
  .max(50, "keptTooManyYears")
  .nullable()
  .default(null);
export const retentionYearsSchema = z.object({
  requests: years,
  messages: years,
  callNumbers: years,
  photographs: years,
  accounts: years,
});

/** What stands in place of a text that was anonymised, for screens that need one. */
export const ANONYMISED = "Kişisel verileri anonim hâle getirildi";

/** What an event keeps when its request is anonymised: ids of ours, codes and dates; every text of a person goes. */
export const IMPERSONAL_EVENT_DATA = [
  ...[
    "channel",
    "departmentId",
    "fromDepartmentId",
    "institutionId",
    "assigneeId",
    "staffId",
    "mainId",
    "mergedId",
    "count",
  ],
  ...[
    "waitingOn",
    "until",
    "dueAt",
    "fromDueAt",
    "from",
    "priority",
    "confirmation",
    "step",
    "status",
    "detailId",
    "field",
  ],
  ...["how", "medium", "moved", "silenced", "attachmentIds", "fields"],
];
/** Of corrected facts those that figures are counted by. */
export const IMPERSONAL_FACTS = ["channel", "kind", "categoryId", "neighbourhoodId"];

/** So many years before, on the same day. */
export function yearsBefore(now: Date, count: number): Date {
  const before = new Date(now);
  before.setUTCFullYear(now.getUTCFullYear() - count);
  return before;
}
