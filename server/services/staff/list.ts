import type { RoleIn } from "@/server/domain/actor";
import { compareTurkish, holder } from "@/server/domain/turkish";
import type { Context } from "../context";
import { mustManageStaff } from "./administer";
import type { StaffFilter } from "./schemas";

export type StaffRow = {
  id: number;
  name: string;
  email: string;
  title: string | null;
  roles: RoleIn[];
  active: boolean;
  lockedUntil: Date | null;
  mustChangePassword: boolean;
  lastSignInAt: Date | null;
};
export type StaffPage = { rows: StaffRow[]; total: number; page: number; pages: number };

const STAFF_PAGE = 100;

/** All of a town hall's staff are some hundreds: they are read, and searched and sorted as Turkish has it. */
export async function listStaff(ctx: Context, filter: StaffFilter): Promise<StaffPage> {
  mustManageStaff(ctx, "list_staff");
  const { role, department, state } = filter;
  const found = await ctx.db.staff.findMany({
    where: {
      kind: "person",
      ...(role || department
        ? { roles: { some: { ...(role && { role }), ...(department && { departmentId: department }) } } }
        : {}),
      ...(state === "locked" ? { lockedUntil: { gt: ctx.now } } : state && { active: state === "active" }),
    },
    select: {
      id: true,
      name: true,
      email: true,
      title: true,
      active: true,
      lockedUntil: true,
      mustChangePassword: true,
      lastSignInAt: true,
      roles: { select: { role: true, departmentId: true }, orderBy: { id: "asc" } },
    },
  });
  const holds = holder(filter.q);
  const rows = found
    .filter(({ name, email, title }) => holds(name, email, title))
    .sort(order(filter.sort))
    .map((row) => ({ ...row, lockedUntil: row.lockedUntil && row.lockedUntil > ctx.now ? row.lockedUntil : null }));
  const pages = Math.max(1, Math.ceil(rows.length / STAFF_PAGE));
  const page = Math.min(filter.page, pages);
  return { rows: rows.slice((page - 1) * STAFF_PAGE, page * STAFF_PAGE), total: rows.length, page, pages };
}

type Sorted = Pick<StaffRow, "id" | "name" | "lastSignInAt">;

function order(sort: StaffFilter["sort"]): (one: Sorted, other: Sorted) => number {
  const way = sort.startsWith("-") ? -1 : 1;
  const byName = (one: Sorted, other: Sorted) => compareTurkish(one.name, other.name) || one.id - other.id;
  if (sort.endsWith("name")) return (one, other) => way * byName(one, other);
  const time = ({ lastSignInAt }: Sorted) => lastSignInAt?.getTime() ?? 0;
  return (one, other) => way * (time(one) - time(other)) || byName(one, other);
}
