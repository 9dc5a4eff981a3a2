import type { StaffActor } from "@/server/domain/actor";
import { DomainError, notFound } from "@/server/domain/errors";
import { ownDepartments } from "@/server/policies/can";
import type { Context } from "../context";

/** A saved view is a name for a list's address; it may be shared with a department of one's own. */
export type View = { id: number; name: string; query: string; shared: boolean; own: boolean };

function staff({ actor }: Context): StaffActor {
  if (actor.kind !== "staff") throw new DomainError("FORBIDDEN", "forbidden", { act: "views" });
  return actor;
}

export async function listViews(ctx: Context): Promise<View[]> {
  const { staffId, roles } = staff(ctx);
  const departmentIds = roles.flatMap(({ departmentId }) => (departmentId === null ? [] : [departmentId]));
  const views = await ctx.db.savedView.findMany({
    where: { OR: [{ staffId }, { departmentId: { in: departmentIds } }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 50,
  });
  return views.map((view) => ({
    id: view.id,
    name: view.name,
    query: view.query,
    shared: view.departmentId !== null,
    own: view.staffId === staffId,
  }));
}

export async function saveView(
  ctx: Context,
  input: { name: string; query: string; departmentId?: number | null | undefined },
): Promise<number> {
  const { staffId } = staff(ctx);
  const departmentId = input.departmentId ?? null;
  if (departmentId !== null && !ownDepartments(ctx.actor).includes(departmentId))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "share_view" });
  const view = await ctx.db.savedView.create({ data: { staffId, name: input.name, query: input.query, departmentId } });
  return view.id;
}

export async function removeView(ctx: Context, input: { id: number }): Promise<void> {
  const { count } = await ctx.db.savedView.deleteMany({ where: { id: input.id, staffId: staff(ctx).staffId } });
  if (count === 0) throw notFound("view");
}
