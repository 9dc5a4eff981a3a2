import { Prisma } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { addDays, dayOf, startOfDay } from "@/server/domain/time";
import { may, mayListRequests } from "@/server/policies/can";
import { scopeOf } from "@/server/policies/visible";
import type { Context } from "../context";
import { ownSql } from "./where";

const { sql, join } = Prisma;

/** What waits: `open` from the counters; the rest from the small indexes of open work, never from history. */
export type Counts = {
  triage: { total: number; late: number; today: number } | null;
  open: number;
  late: number;
  today: number;
  mine: number;
  claimed: number;
};

export async function countRequests(ctx: Context): Promise<Counts> {
  const { actor, now, db } = ctx;
  if (actor.kind !== "staff" || !mayListRequests(actor))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "count" });
  const scope = scopeOf(actor);
  const departments = scope.all ? null : scope.departmentIds.map(String);
  const counted = departments ? sql`department IN (${join(departments)})` : sql`true`;
  const tomorrow = startOfDay(addDays(dayOf(now), 1));
  const open = sql`r.status IN ('new', 'assigned', 'in_progress', 'waiting')`;
  const [row] = await db.$queryRaw<
    [
      {
        open: number;
        new: number;
        late: number;
        today: number;
        lateNew: number;
        todayNew: number;
        mine: number;
        claimed: number;
      },
    ]
  >`
    SELECT
      (SELECT coalesce(sum(count), 0)::int FROM queue_count WHERE status IN ('new', 'assigned', 'in_progress', 'waiting') AND ${counted}) AS open,
      (SELECT coalesce(sum(count), 0)::int FROM queue_count WHERE status = 'new') AS new,
      (SELECT count(*)::int FROM request r WHERE ${open} AND r.paused_at IS NULL AND r.due_at < ${now} AND ${ownSql(actor)}) AS late,
      (SELECT count(*)::int FROM request r WHERE ${open} AND r.paused_at IS NULL AND r.due_at >= ${now} AND r.due_at < ${tomorrow} AND ${ownSql(actor)}) AS today,
      (SELECT count(*)::int FROM request r WHERE r.status = 'new' AND r.due_at < ${now}) AS "lateNew",
      (SELECT count(*)::int FROM request r WHERE r.status = 'new' AND r.due_at >= ${now} AND r.due_at < ${tomorrow}) AS "todayNew",
      (SELECT count(*)::int FROM request r WHERE ${open} AND r.assignee_id = ${actor.staffId}) AS mine,
      (SELECT count(*)::int FROM request r WHERE r.claimed_by_id = ${actor.staffId}) AS claimed`;
  const triage = may(actor, "triage") ? { total: row.new, late: row.lateNew, today: row.todayNew } : null;
  return { triage, open: row.open, late: row.late, today: row.today, mine: row.mine, claimed: row.claimed };
}
