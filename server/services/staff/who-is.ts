import { z } from "zod";
import type { Db } from "@/server/db";
import { ROLES, type StaffActor } from "@/server/domain/actor";
import { env } from "@/server/env";
import { SESSION_HOURS } from "./sessions";

export type Session = {
  actor: StaffActor & { session: NonNullable<StaffActor["session"]> };
  title: string | null;
  mustChangePassword: boolean;
  /** Its last act was written down more than a minute ago. */
  stale: boolean;
};

const rowSchema = z.object({
  staffId: z.number(),
  name: z.string(),
  title: z.string().nullable(),
  mustChangePassword: z.boolean(),
  provedAt: z.date(),
  stale: z.boolean(),
  role: z.enum(ROLES).nullable(),
  departmentId: z.number().nullable(),
});
const rowsSchema = z.array(rowSchema);

/**
 * The person of a session as the database has them now, in one question: nobody where the account is disabled, the session was
 * ended, is older than a working day, or has lain idle too long. Until a password that was given is changed, a person holds no role.
 *
 * A row a role, of plain columns: gathered into JSON by the database, the same takes three times as long.
 */
export async function whoIs(db: Db, id: string): Promise<Session | null> {
  const rows = rowsSchema.parse(
    await db.$queryRaw`
      SELECT s.id AS "staffId", s.name, s.title, s.must_change_password AS "mustChangePassword",
        w.proved_at AS "provedAt", w.seen_at < now() - interval '1 minute' AS stale,
        r.role::text AS role, r.department_id AS "departmentId"
      FROM staff_session w JOIN staff s ON s.id = w.staff_id AND s.session_version = w.version
        LEFT JOIN staff_role r ON r.staff_id = s.id
      WHERE w.id = ${id}::uuid AND w.ended_at IS NULL AND s.active AND s.kind = 'person'
        AND w.opened_at > now() - make_interval(hours => ${SESSION_HOURS}::int)
        AND w.seen_at > now() - make_interval(mins => ${env.SESSION_IDLE_MINUTES}::int)
      ORDER BY r.id`,
  );
  const [first] = rows;
  if (!first) return null;
  const { staffId, name, title, mustChangePassword, provedAt, stale } = first;
  const held = rows.flatMap(({ role, departmentId }) => (role === null ? [] : [{ role, departmentId }]));
  const roles = mustChangePassword ? [] : held;
  return {
    actor: { kind: "staff", staffId, name, roles, session: { id, provedAt } },
    title,
    mustChangePassword,
    stale,
  };
}
