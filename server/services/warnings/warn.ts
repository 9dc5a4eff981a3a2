import { addWorkingMinutes, workingMinutesBefore } from "@/server/domain/calendar";
import { DomainError } from "@/server/domain/errors";
import type { Context } from "../context";

/**
 * Writes the warnings that are due: each once for a request, a deadline, a step and a person, however often and by however many
 * this runs. Read from the index of open work by deadline; a stopped clock warns nobody. Gives how many were written.
 *
 * Before the deadline: the assignee; the department's heads where nobody has it; whoever claimed it where no department has it.
 * After it: the heads. Some hours later, or at once where there is no head: the managers of public relations.
 */
export async function warnOfDeadlines(ctx: Context): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("FORBIDDEN", "forbidden", { act: "warn" });
  const { now, municipality } = ctx;
  const { calendar, warningHours } = municipality;
  const near = addWorkingMinutes(calendar, now, warningHours.before * 60);
  const longOver = workingMinutesBefore(calendar, now, warningHours.after * 60);
  return ctx.db.$executeRaw`
    WITH due AS MATERIALIZED (
      SELECT id, due_at, department_id, due_at < ${now} AS over,
        coalesce(assignee_id, CASE WHEN department_id IS NULL THEN claimed_by_id END) AS hand
      FROM request
      WHERE status IN ('new', 'assigned', 'in_progress', 'waiting') AND paused_at IS NULL AND due_at <= ${near}),
    hands AS (SELECT due.*, s.id AS staff_id FROM due LEFT JOIN staff s ON s.id = due.hand AND s.active AND s.kind = 'person'),
    role AS (SELECT DISTINCT m.role, m.department_id, m.staff_id FROM staff_role m JOIN staff s ON s.id = m.staff_id AND s.active AND s.kind = 'person'),
    head AS (SELECT department_id, staff_id FROM role WHERE role = 'department_head'),
    wanted AS (
      SELECT id, due_at, 'assignee'::"WarningStep" AS step, staff_id FROM hands WHERE NOT over AND staff_id IS NOT NULL
      UNION ALL
      SELECT h.id, h.due_at, 'assignee', head.staff_id FROM hands h JOIN head USING (department_id) WHERE NOT h.over AND h.staff_id IS NULL
      UNION ALL
      SELECT due.id, due.due_at, 'head', head.staff_id FROM due JOIN head USING (department_id) WHERE due.over
      UNION ALL
      SELECT due.id, due.due_at, 'manager', manager.staff_id FROM due CROSS JOIN (SELECT DISTINCT staff_id FROM role WHERE role = 'pr_manager') manager
      WHERE due.over AND (due.due_at <= ${longOver} OR NOT EXISTS (SELECT 1 FROM head WHERE head.department_id = due.department_id)))
    INSERT INTO warning (request_id, due_at, step, staff_id, at)
    SELECT w.id, w.due_at, w.step, w.staff_id, ${now} FROM wanted w
    WHERE NOT EXISTS (SELECT 1 FROM warning k WHERE k.request_id = w.id AND k.due_at = w.due_at AND k.step = w.step AND k.staff_id = w.staff_id)
    ORDER BY w.due_at, w.id, w.staff_id
    ON CONFLICT DO NOTHING`;
}

/** What was answered or given up needs no warning any more; whoever reopens it sets a deadline of its own. */
export async function dropStaleWarnings(ctx: Context): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("FORBIDDEN", "forbidden", { act: "warn" });
  return ctx.db.$executeRaw`
    DELETE FROM warning w USING request r
    WHERE r.id = w.request_id AND r.status IN ('resolved', 'declined', 'referred', 'withdrawn')`;
}
