import { DomainError } from "@/server/domain/errors";
import type { Day } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import type { Context } from "../context";

export type CallCounts = { offered: number; answered: number; missed: number; talkSeconds: number };

/** Incoming calls of whole months, `from` and `to` being first days of months: from the kept sums, as the report's. */
export async function countCalls(ctx: Context, { from, to }: { from: Day; to: Day }): Promise<CallCounts> {
  if (!may(ctx.actor, "see_calls")) throw new DomainError("FORBIDDEN", "forbidden", { act: "see_calls" });
  const { _sum } = await ctx.db.callSum.aggregate({
    where: { month: { gte: new Date(from), lt: new Date(to) } },
    _sum: { offered: true, answered: true, missed: true, talkSeconds: true },
  });
  return {
    offered: _sum.offered ?? 0,
    answered: _sum.answered ?? 0,
    missed: _sum.missed ?? 0,
    talkSeconds: Number(_sum.talkSeconds ?? 0),
  };
}
