import { hasRole } from "@/server/domain/actor";
import { DomainError, notFound } from "@/server/domain/errors";
import type { Context } from "../../context";
import { mustCallBack } from "./must";

/** Whoever takes a call back upon themselves says so, that nobody is called back by two. `takeOver` takes it from another. */
export async function claimCallBack(ctx: Context, { id, takeOver }: { id: number; takeOver: boolean }): Promise<void> {
  const staffId = mustCallBack(ctx);
  const { count } = await ctx.db.callBack.updateMany({
    where: { id, closedAt: null, ...(takeOver ? {} : { OR: [{ ownerId: null }, { ownerId: staffId }] }) },
    data: { ownerId: staffId, ownedAt: ctx.now },
  });
  if (count === 0) throw await refusalOf(ctx, id);
}

/** Gives it back to everybody; a manager may do so for others. */
export async function releaseCallBack(ctx: Context, { id }: { id: number }): Promise<void> {
  const staffId = mustCallBack(ctx);
  const { count } = await ctx.db.callBack.updateMany({
    where: { id, closedAt: null, ...(hasRole(ctx.actor, "pr_manager") ? {} : { ownerId: staffId }) },
    data: { ownerId: null, ownedAt: null },
  });
  if (count === 0) throw await refusalOf(ctx, id);
}

/** Why an entry could not be changed. */
export async function refusalOf(ctx: Context, id: number): Promise<DomainError> {
  const entry = await ctx.db.callBack.findUnique({
    where: { id },
    select: { closedAt: true, owner: { select: { name: true } } },
  });
  if (!entry) return notFound("callBack");
  if (entry.closedAt) return new DomainError("WRONG_STATE", "callBackClosed");
  return new DomainError("CONFLICT", "callBackOwned", { who: entry.owner?.name ?? "" });
}
