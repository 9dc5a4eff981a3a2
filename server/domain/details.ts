import { z } from "zod";

/** Which part of what was sent a detail belongs to. `place`: a point on the map. `media`: a file, or its address. */
export const DETAIL_FIELDS = [
  "phone",
  "email",
  "name",
  "tckn",
  "street",
  "doorNo",
  "place",
  "neighbourhood",
  "category",
  "kind",
  "sourceUrl",
  "media",
  "description",
  "due",
  "account",
] as const;
export type DetailField = (typeof DETAIL_FIELDS)[number];

/**
 * `waiting`: could not be used, a person has to look at it. `kept`: needs nobody (a second telephone, an extension, the rest of a
 * long text). `used`, `dismissed`: what a person made of it.
 */
export const DETAIL_STATES = ["waiting", "kept", "used", "dismissed"] as const;

/** What a sender gave beside the request itself. `raw`: as they gave it. `reason`: a key of messages `request.details.reason`. */
export const detailSchema = z.object({
  field: z.enum(DETAIL_FIELDS),
  raw: z.string(),
  reason: z.string().max(60),
  state: z.enum(["waiting", "kept"]).default("waiting"),
  /** What was read of it: a telephone in E.164. */
  value: z.string().max(200).nullable().default(null),
});
export type Detail = z.output<typeof detailSchema>;

/** Fields whose raw text tells who somebody is. The rest of a text is shown as the text itself is. */
export const isPersonal = (field: DetailField): boolean => field !== "description" && field !== "kind";

/** Fields whose value a person can put right where the detail is shown; the others are corrected in their own place. */
const SETTLED_BY_VALUE = ["phone", "email", "name", "street", "doorNo"] as const satisfies readonly DetailField[];
export const isSettledByValue = (field: DetailField): boolean =>
  (SETTLED_BY_VALUE as readonly DetailField[]).includes(field);

export const waitingDetail = (field: DetailField, raw: string, reason: string): Detail => ({
  field,
  raw,
  reason,
  state: "waiting",
  value: null,
});

export const keptDetail = (field: DetailField, raw: string, reason: string, value: string | null = null): Detail => ({
  field,
  raw,
  reason,
  state: "kept",
  value,
});
