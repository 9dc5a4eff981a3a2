import type { RoleIn } from "@/server/domain/actor";
import { DomainError, notFound } from "@/server/domain/errors";
import type { Context } from "../context";
import { mustManageStaff } from "./administer";
import type { StaffRow } from "./list";

const COLUMNS = {
  id: true,
  name: true,
  email: true,
  title: true,
  active: true,
  lockedUntil: true,
  mustChangePassword: true,
  lastSignInAt: true,
  roles: { select: { role: true, departmentId: true }, orderBy: { id: "asc" } },
} as const;

export type StaffDetail = StaffRow & { createdAt: Date; failedSignIns: number; extension: string | null };

/** One person, to be changed; null where there is no such person. */
export async function findStaff(ctx: Context, { id }: { id: number }): Promise<StaffDetail | null> {
  mustManageStaff(ctx, "read_staff");
  const staff = await ctx.db.staff.findUnique({
    where: { id, kind: "person" },
    select: { ...COLUMNS, createdAt: true, failedSignIns: true, extension: true },
  });
  if (!staff) return null;
  return { ...staff, lockedUntil: staff.lockedUntil && staff.lockedUntil > ctx.now ? staff.lockedUntil : null };
}

export type Account = { name: string; email: string; title: string | null; extension: string | null; roles: RoleIn[] };

/** What the municipality has written down about oneself. */
export async function ownAccount(ctx: Context): Promise<Account> {
  if (ctx.actor.kind !== "staff") throw new DomainError("UNAUTHENTICATED", "signInFirst");
  const staff = await ctx.db.staff.findUnique({
    where: { id: ctx.actor.staffId },
    select: { name: true, email: true, title: true, extension: true, roles: COLUMNS.roles },
  });
  if (!staff) throw notFound("staff");
  return staff;
}
