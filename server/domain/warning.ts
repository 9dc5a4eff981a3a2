import { z } from "zod";
import { searched } from "./odd-text";

/** Before the deadline the assignee is warned, after it the head, then the manager of public relations. */
export const WARNING_STEPS = ["assignee", "head", "manager"] as const;

/** By when the warning was given, or by the deadline; "-" before it turns it round. */
export const WARNING_SORTS = ["-at", "at", "due", "-due"] as const;
export type WarningSort = (typeof WARNING_SORTS)[number];

/** The words of the warning list's address. */
export const warningFilterSchema = z.object({
  /** A request's number, or words of what it says. */
  q: searched(60).optional(),
  step: z.enum(WARNING_STEPS).optional(),
  seen: z.enum(["yes", "no"]).optional(),
  /** "-": where nobody has routed it yet. */
  department: z.union([z.literal("-"), z.coerce.number().pipe(z.int32().positive())]).optional(),
  /** Newest first where nothing is asked for. */
  sort: z.enum(WARNING_SORTS).optional(),
  /** Of the last warning on the page before: its deadline in milliseconds and its id. */
  cursor: z
    .string()
    .regex(/^\d{1,14}-\d{1,10}$/)
    .refine((cursor) => z.int32().safeParse(Number(cursor.split("-")[1])).success)
    .optional(),
});
export type WarningFilter = z.infer<typeof warningFilterSchema>;

/** More than this are not counted one by one: "99+". */
export const MOST_COUNTED = 100;
