import { z } from "zod";
import { CALL_DIRECTIONS, CALL_OUTCOMES } from "./call";
import { cursorSchema } from "./filters";
import { searched } from "./odd-text";

/** The words of the call log's address. */
const day = z.iso.date();

/** "live": it goes on. "lapsed": its end was never told. */
export const CALL_STATES = ["live", "ended", "lapsed"] as const;

const id = z.coerce.number().pipe(z.int32().positive());
const short = searched(60)
  .transform((text) => text || undefined)
  .optional();

export const callFilterSchema = z.object({
  direction: z.enum(CALL_DIRECTIONS).optional(),
  /** "no" is a missed call, the abandoned among them. */
  answered: z.enum(["yes", "no"]).optional(),
  outcome: z.enum(CALL_OUTCOMES).optional(),
  state: z.enum(CALL_STATES).optional(),
  queue: short,
  extension: short,
  /** Who took it; "-": not known. */
  staff: z.union([z.literal("-"), id]).optional(),
  /** Answered within so many seconds. */
  within: z.coerce.number().int().min(1).max(3600).optional(),
  /** Began in this hour of the day, in Istanbul. */
  hour: z.coerce.number().int().min(0).max(23).optional(),
  /** Whether the caller hid the number. */
  hidden: z.enum(["yes"]).optional(),
  /** Whether a request came of it. */
  request: z.enum(["yes", "no"]).optional(),
  /** A telephone as anybody writes it. */
  number: searched(30)
    .transform((text) => text || undefined)
    .optional(),
  /** Began on this day or later, in Istanbul. */
  from: day.optional(),
  /** Began before this day. */
  to: day.optional(),
  cursor: cursorSchema.optional(),
});
export type CallFilter = z.infer<typeof callFilterSchema>;
