import { z } from "zod";

/** The words of the address of CİMER's list: what waits to be entered there, what is owed by when, everything. */
export const CIMER_LISTS = ["enter", "due", "all"] as const;

export const LEAST_DIGITS = 4;

export const cimerFilterSchema = z.object({
  list: z.enum(CIMER_LISTS).default("enter"),
  /** The beginning of a number of CİMER's; looks through all. */
  q: z.string().trim().min(LEAST_DIGITS).max(40).optional(),
  cursor: z.string().max(80).optional(),
});
export type CimerFilter = z.infer<typeof cimerFilterSchema>;
