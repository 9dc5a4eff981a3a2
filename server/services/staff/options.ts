import { departmentsOf, hasRole } from "@/server/domain/actor";
import { DomainError } from "@/server/domain/errors";
import { compareTurkish } from "@/server/domain/turkish";
import type { Context } from "../context";

export type StaffOption = { id: number; name: string; title: string | null };

/** To whom a department's requests can be given: its active head and staff. Public relations ask for any, a department for itself. */
export async function staffOptions(ctx: Context, { departmentId }: { departmentId: number }): Promise<StaffOption[]> {
  const own = departmentsOf(ctx.actor, "department_head", "department_staff").includes(departmentId);
  if (!own && !hasRole(ctx.actor, "agent", "pr_manager"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "assign" });
  const staff = await ctx.db.staff.findMany({
    where: {
      active: true,
      kind: "person",
      roles: { some: { departmentId, role: { in: ["department_head", "department_staff"] } } },
    },
    select: { id: true, name: true, title: true },
  });
  return staff.sort((one, other) => compareTurkish(one.name, other.name));
}
