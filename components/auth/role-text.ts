import type { RoleIn } from "@/server/domain/actor";

type Names = { role: (role: RoleIn["role"]) => string; department: (id: number) => string | undefined };

/** "Müdür, Fen İşleri · Sistem yöneticisi" */
export function rolesText(roles: readonly RoleIn[], names: Names): string {
  return roles
    .map(({ role, departmentId }) =>
      [names.role(role), departmentId === null ? undefined : names.department(departmentId)].filter(Boolean).join(", "),
    )
    .join(" · ");
}
