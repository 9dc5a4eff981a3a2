import { DomainError } from "@/server/domain/errors";
import type { Context } from "../context";
import { record } from "./record";

const AT_ONCE = 200;

/** Requests whose waiting time is over go on. One that a person changed meanwhile is left to that person. Gives how many. */
export async function wakeWaiting(ctx: Context): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("FORBIDDEN", "forbidden", { act: "resume" });
  const over = await ctx.db.request.findMany({
    where: { status: "waiting", waitingUntil: { lte: ctx.now } },
    orderBy: { waitingUntil: "asc" },
    take: AT_ONCE,
    select: { id: true, version: true },
  });
  let woken = 0;
  for (const request of over) if (await wake(ctx, request)) woken += 1;
  return woken;
}

async function wake(ctx: Context, { id, version }: { id: number; version: number }): Promise<boolean> {
  try {
    await record(ctx, { id, version, change: { act: "resume" } });
    return true;
  } catch (error) {
    if (error instanceof DomainError && (error.code === "CONFLICT" || error.code === "WRONG_STATE")) return false;
    throw error;
  }
}
