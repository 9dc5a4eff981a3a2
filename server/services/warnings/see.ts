import type { Actor } from "@/server/domain/actor";
import { DomainError, notFound } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import type { Context } from "../context";

function ownIdOf(actor: Actor): number {
  if (actor.kind !== "staff" || !may(actor, "see_warnings"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "warnings" });
  return actor.staffId;
}

/** Seen once is seen; a warning of somebody else is as if it were not there. */
export async function seeWarning(ctx: Context, { id }: { id: number }): Promise<void> {
  const staffId = ownIdOf(ctx.actor);
  const warning = await ctx.db.warning.findFirst({ where: { id, staffId }, select: { id: true } });
  if (!warning) throw notFound("warning");
  await ctx.db.warning.updateMany({ where: { id, staffId, seenAt: null }, data: { seenAt: ctx.now } });
}

/** Whoever opened the request has seen what warned of it. */
export async function seeWarningsOf(ctx: Context, { requestId }: { requestId: number }): Promise<number> {
  const staffId = ownIdOf(ctx.actor);
  const { count } = await ctx.db.warning.updateMany({
    where: { staffId, requestId, seenAt: null },
    data: { seenAt: ctx.now },
  });
  return count;
}

/** Everything up to the one that stood first on the screen: what came meanwhile stays unseen. Gives how many. */
export async function seeWarnings(ctx: Context, { upTo }: { upTo: number }): Promise<number> {
  const staffId = ownIdOf(ctx.actor);
  const { count } = await ctx.db.warning.updateMany({
    where: { staffId, id: { lte: upTo }, seenAt: null },
    data: { seenAt: ctx.now },
  });
  return count;
}
