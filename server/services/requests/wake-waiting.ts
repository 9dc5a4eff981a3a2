import { DomainError } from "@/server/domain/errors";
import type { Context } from "../context";
import { record } from "./record";

const AT_ONCE = 200;

/** Requests whose waiting time is over go on; one whose fee was not paid meanwhile is given up, by law 4982. One that a person changed meanwhile is left to that person. Gives how many. */
export async function wakeWaiting(ctx: Context): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("FORBIDDEN", "forbidden", { act: "resume" });
  const over = await ctx.db.request.findMany({
    where: { status: "waiting", waitingUntil: { lte: ctx.now } },
    orderBy: { waitingUntil: "asc" },
    take: AT_ONCE,
    select: { id: true, version: true, feeNoticedAt: true },
  });
  let woken = 0;
  for (const request of over) if (await wake(ctx, request)) woken += 1;
  return woken;
}

type Over = { id: number; version: number; feeNoticedAt: Date | null };

async function wake(ctx: Context, { id, version, feeNoticedAt }: Over): Promise<boolean> {
  try {
    await record(ctx, { id, version, change: { act: feeNoticedAt ? "lapse" : "resume" } });
    return true;
  } catch (error) {
    if (error instanceof DomainError && (error.code === "CONFLICT" || error.code === "WRONG_STATE")) return false;
    throw error;
  }
}
