import { z } from "zod";
import { HANDOVER_STATES, WAYS } from "./handover";
import { searched } from "./odd-text";

/** The words of the address of the list of hand-overs. `trouble`: every state that a person should look at. */
export const LISTED_STATES = ["trouble", ...HANDOVER_STATES] as const;

export const handoverFilterSchema = z.object({
  /** A request's number, ours or theirs. */
  q: searched(100).optional(),
  state: z.enum(LISTED_STATES).optional(),
  institution: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  way: z.enum(WAYS).optional(),
  /** The id of the last one seen; the page goes on below it. */
  cursor: z.coerce.number().int().positive().max(2_147_483_647).optional(),
});
export type HandoverFilter = z.infer<typeof handoverFilterSchema>;
