import { deadlineKind } from "@/components/requests/parts/deadline";
import type { RequestRow } from "@/server/services/requests/list";

export const GROUPS = ["late", "today", "later", "waiting"] as const;
export type Group = (typeof GROUPS)[number];

/** A morning's order: what is overdue, what is due today, the rest; what waits on others is out of the way. */
export function backlogOf(rows: readonly RequestRow[], now: Date): Record<Group, RequestRow[]> {
  const groups: Record<Group, RequestRow[]> = { late: [], today: [], later: [], waiting: [] };
  for (const row of rows) groups[groupOf(row, now)].push(row);
  return groups;
}

function groupOf(row: RequestRow, now: Date): Group {
  if (row.status === "waiting") return "waiting";
  const kind = deadlineKind(row, now);
  return kind === "late" || kind === "today" ? kind : "later";
}
