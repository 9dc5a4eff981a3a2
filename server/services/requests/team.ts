import { z } from "zod";
import { Prisma } from "@/server/db";
import { departmentsOf } from "@/server/domain/actor";
import { DomainError } from "@/server/domain/errors";
import type { Context } from "../context";

const { sql, join } = Prisma;

const count = z.number().int();
const personSchema = z.object({
  id: z.number(),
  name: z.string(),
  title: z.string().nullable(),
  departmentId: z.number(),
  open: count,
  waiting: count,
  late: count,
});
const loadSchema = z.object({ departmentId: z.number(), open: count, late: count });

export type Team = {
  people: z.infer<typeof personSchema>[];
  /** Nobody's yet. */
  unassigned: z.infer<typeof loadSchema>[];
};

/** Whose work is how much, for the departments one is head of. Read from the indexes of open work alone. */
export async function teamOf(ctx: Context): Promise<Team> {
  const departments = departmentsOf(ctx.actor, "department_head");
  if (departments.length === 0) throw new DomainError("FORBIDDEN", "forbidden", { act: "team" });
  const own = join(departments);
  const open = sql`r.status IN ('new', 'assigned', 'in_progress', 'waiting')`;
  const late = sql`r.paused_at IS NULL AND r.due_at < ${ctx.now}`;
  const [people, unassigned] = await Promise.all([
    ctx.db.$queryRaw<unknown[]>`
      SELECT s.id, s.name, s.title, m.department_id AS "departmentId", w.open, w.waiting, w.late
      FROM (SELECT DISTINCT staff_id, department_id FROM staff_role WHERE department_id IN (${own})) m
      JOIN staff s ON s.id = m.staff_id AND s.active AND s.kind = 'person'
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS open, (count(*) FILTER (WHERE r.status = 'waiting'))::int AS waiting, (count(*) FILTER (WHERE ${late}))::int AS late
        FROM request r WHERE ${open} AND r.assignee_id = s.id AND r.department_id = m.department_id) w
      ORDER BY m.department_id, w.late DESC, w.open DESC, s.id`,
    ctx.db.$queryRaw<unknown[]>`
      SELECT d.id AS "departmentId", w.open, w.late
      FROM department d
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS open, (count(*) FILTER (WHERE ${late}))::int AS late
        FROM request r WHERE ${open} AND r.department_id = d.id AND r.assignee_id IS NULL) w
      WHERE d.id IN (${own}) ORDER BY d.id`,
  ]);
  return { people: z.array(personSchema).parse(people), unassigned: z.array(loadSchema).parse(unassigned) };
}
