import { z } from "zod";
import { searched } from "../odd-text";
import { searchesNothing } from "../turkish";

/** The words of the address of CİMER's list: what waits to be entered there, what is owed by when, everything. */
export const CIMER_LISTS = ["enter", "due", "all"] as const;

export const LEAST_DIGITS = 4;

export const cimerFilterSchema = z.object({
  list: z.enum(CIMER_LISTS).default("enter"),
  /** The beginning of a number of CİMER's; looks through all. */
  q: searched(40)
    .refine((text) => text.length >= LEAST_DIGITS || searchesNothing(text))
    .optional(),
  cursor: searched(80).optional(),
});
export type CimerFilter = z.infer<typeof cimerFilterSchema>;

/** The words of the address of the list of files. `cursor`: the id of the last import seen. */
export const importFilterSchema = z.object({ cursor: z.coerce.number().pipe(z.int32().positive()).optional() });
