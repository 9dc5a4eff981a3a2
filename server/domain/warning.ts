import { z } from "zod";
import { searched } from "./odd-text";

/** Before the deadline the assignee is warned, after it the head, then the manager of public relations. */
export const WARNING_STEPS = ["assignee", "head", "manager"] as const;

/** The words of the warning list's address. */
export const warningFilterSchema = z.object({
  /** A request's number. */
  q: searched(60).optional(),
  step: z.enum(WARNING_STEPS).optional(),
  seen: z.enum(["yes", "no"]).optional(),
  /** The id of the last warning seen; the page goes on below it. */
  cursor: z.coerce.number().pipe(z.int32().positive()).optional(),
});
export type WarningFilter = z.infer<typeof warningFilterSchema>;

/** More than this are not counted one by one: "99+". */
export const MOST_COUNTED = 100;
