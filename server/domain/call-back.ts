import { z } from "zod";
import { cursorSchema } from "./filters";
import { searched } from "./odd-text";

/** What became of calling back; `unreached` keeps it on the list. */
export const CALL_BACK_RESULTS = ["reached", "unreached", "wrong_number", "closed"] as const;
export type CallBackResult = (typeof CALL_BACK_RESULTS)[number];

/** How an entry was closed; `talked`: by itself, because somebody spoke with that number. */
export const CALL_BACK_OUTCOMES = ["request", "reached", "wrong_number", "closed", "talked"] as const;

const day = z.iso.date();

/** The words of the call-back list's address. */
export const callBackFilterSchema = z.object({
  state: z.enum(["open", "closed"]).default("open"),
  /** "-": nobody's. */
  owner: z.enum(["me", "-", "other"]).optional(),
  outcome: z.enum(CALL_BACK_OUTCOMES).optional(),
  number: searched(30)
    .transform((text) => text || undefined)
    .optional(),
  /** First missed on this day or later; before this day. */
  from: day.optional(),
  to: day.optional(),
  cursor: cursorSchema.optional(),
});
export type CallBackFilter = z.output<typeof callBackFilterSchema>;

/** A result with what it carries: a note is owed where nothing else says why. */
export const callBackResultSchema = z
  .object({
    id: z.int32().positive(),
    result: z.enum(CALL_BACK_RESULTS),
    note: z.string().trim().max(500, "tooLong").default(""),
    tryAt: z.date().nullable().default(null),
  })
  .refine(({ result, note }) => result !== "closed" || note.length >= 3, { path: ["note"], message: "required" });
export type CallBackResultIn = z.output<typeof callBackResultSchema>;
