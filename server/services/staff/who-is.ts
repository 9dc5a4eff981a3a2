import { z } from "zod";
import type { Db } from "@/server/db";
import { ROLES, type StaffActor } from "@/server/domain/actor";

/** What a session's token says. `exp` is in seconds since 1970. */
export type Claims = { staffId: number; sessionVersion: number; exp: number };

export type Session = { actor: StaffActor; title: string | null; mustChangePassword: boolean };

const rowSchema = z.object({
  name: z.string(),
  title: z.string().nullable(),
  mustChangePassword: z.boolean(),
  role: z.enum(ROLES).nullable(),
  departmentId: z.number().nullable(),
});
const rowsSchema = z.array(rowSchema);

/**
 * The person behind a token as the database has them now, in one question: nobody where the account is disabled, its sessions
 * were ended, or the token has expired. Until a password that was given is changed, a person holds no role.
 *
 * A row a role, of plain columns: gathered into JSON by the database, the same takes three times as long.
 */
export async function whoIs(db: Db, { staffId, sessionVersion, exp }: Claims): Promise<Session | null> {
  const rows = rowsSchema.parse(
    await db.$queryRaw`
      SELECT s.name, s.title, s.must_change_password AS "mustChangePassword",
        r.role::text AS role, r.department_id AS "departmentId"
      FROM staff s LEFT JOIN staff_role r ON r.staff_id = s.id
      WHERE s.id = ${staffId} AND s.session_version = ${sessionVersion} AND s.active AND s.kind = 'person' AND to_timestamp(${exp}) > now()
      ORDER BY r.id`,
  );
  const [first] = rows;
  if (!first) return null;
  const { name, title, mustChangePassword } = first;
  const held = rows.flatMap(({ role, departmentId }) => (role === null ? [] : [{ role, departmentId }]));
  return { actor: { kind: "staff", staffId, name, roles: mustChangePassword ? [] : held }, title, mustChangePassword };
}
