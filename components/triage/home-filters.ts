import { type Filter, NO_FILTER } from "@/server/domain/filters";

/** Whose work it is: all of the department's for its head, one's own for those who do it. */
export type Whose = "department" | "mine";

/** The two lists of a department's morning: what can be worked on, and what waits on others. */
export function backlogFilters(whose: Whose): { work: Filter; waiting: Filter } {
  const own: Filter = { ...NO_FILTER, ...(whose === "mine" && { assignee: "me" }) };
  return { work: { ...own, status: ["assigned", "in_progress"] }, waiting: { ...own, status: ["waiting"] } };
}

export const CLAIMED: Filter = { ...NO_FILTER, claimed: "me", status: ["open"] };
export const FOLLOW_UP: Filter = { ...NO_FILTER, followUp: "yes" };
export const LATE: Filter = { ...NO_FILTER, urgency: "late", status: ["open"] };
export const TODAY: Filter = { ...NO_FILTER, urgency: "today", status: ["open"] };
