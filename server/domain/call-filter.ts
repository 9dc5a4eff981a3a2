import { z } from "zod";

/** The words of the call log's address. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const CALL_DIRECTIONS = ["incoming", "outgoing"] as const;

export const callFilterSchema = z.object({
  direction: z.enum(CALL_DIRECTIONS).optional(),
  /** "no" is a missed call. */
  answered: z.enum(["yes", "no"]).optional(),
  /** A telephone as anybody writes it. */
  number: z
    .string()
    .trim()
    .max(30)
    .transform((text) => text || undefined)
    .optional(),
  /** Began on this day or later, in Istanbul. */
  from: day.optional(),
  /** Began before this day. */
  to: day.optional(),
  cursor: z.string().max(60).optional(),
});
export type CallFilter = z.infer<typeof callFilterSchema>;
