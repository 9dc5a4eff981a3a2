import { z } from "zod";
import { MEDIA, MESSAGE_STATES, NOTICES } from "./notices";
import { searched } from "./odd-text";

/** The words of the message list's address. */
const many = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? (value ?? []) : [value]), z.array(item));

export const messageFilterSchema = z.object({
  /** A telephone or a request's number. */
  q: searched(60).optional(),
  state: many(z.enum(MESSAGE_STATES)),
  medium: z.enum(MEDIA).optional(),
  notice: z.enum(NOTICES).optional(),
  sender: z
    .string()
    .regex(/^[a-z0-9-]{1,30}$/)
    .optional(),
  /** The month of the ledger in which it was handed over: "2026-01". */
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .optional(),
  /** The id of the last message seen; the page goes on below it. */
  cursor: z.coerce.number().pipe(z.int32().positive()).optional(),
});
export type MessageFilter = z.infer<typeof messageFilterSchema>;
