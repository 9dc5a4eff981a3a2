import { z } from "zod";
import type { Db } from "@/server/db";
import { ROLES, type StaffActor } from "@/server/domain/actor";

/** What a session's token says. `exp` is in seconds since 1970. */
export type Claims = { staffId: number; sessionVersion: number; exp: number };

export type Session = { actor: StaffActor; title: string | null; mustChangePassword: boolean };

const row = z.object({
  id: z.number(),
  name: z.string(),
  title: z.string().nullable(),
  mustChangePassword: z.boolean(),
  roles: z.array(z.object({ role: z.enum(ROLES), departmentId: z.number().nullable() })),
});

/**
 * The person behind a token as the database has them now, in one question: nobody where the account is disabled, its sessions
 * were ended, or the token has expired. Until a password that was given is changed, a person holds no role.
 */
export async function whoIs(db: Db, { staffId, sessionVersion, exp }: Claims): Promise<Session | null> {
  const rows = await db.$queryRaw`
    SELECT s.id, s.name, s.title, s.must_change_password AS "mustChangePassword",
      coalesce((SELECT json_agg(json_build_object('role', r.role, 'departmentId', r.department_id) ORDER BY r.id)
        FROM staff_role r WHERE r.staff_id = s.id), '[]') AS roles
    FROM staff s
    WHERE s.id = ${staffId} AND s.session_version = ${sessionVersion} AND s.active AND to_timestamp(${exp}) > now()`;
  const [found] = z.array(row).parse(rows);
  if (!found) return null;
  const { id, name, title, mustChangePassword, roles } = found;
  return {
    actor: { kind: "staff", staffId: id, name, roles: mustChangePassword ? [] : roles },
    title,
    mustChangePassword,
  };
}
