import { z } from "zod";
import { ASK_FOR_MS, askAgainAt, TAKEN_FOR_DEAD_MS } from "@/server/domain/delivery";
import type { Context } from "../context";
import { mustBeSystem } from "./due";

/** What a dead worker took and never settled: it may have been sent, so it is unknown and not queued again. */
export async function markAbandoned(ctx: Context): Promise<number> {
  mustBeSystem(ctx, "sweep");
  const dead = new Date(ctx.now.getTime() - TAKEN_FOR_DEAD_MS);
  const { count } = await ctx.db.message.updateMany({
    where: { state: "taken", takenAt: { lt: dead } },
    data: { state: "unknown", error: "workerDied", stateAt: ctx.now, nextAt: ctx.now },
  });
  return count;
}

const askSchema = z.object({ id: z.number(), sender: z.string(), takenAt: z.date() });
export type Ask = z.infer<typeof askSchema>;

/**
 * Messages whose sender can tell more than we know: unknown ones, and accepted ones where delivery has to be asked for.
 * Each is put off before it is asked about, further each time, and let go after three days.
 */
export async function takeToAsk(
  ctx: Context,
  input: { unknownOf: readonly string[]; acceptedOf: readonly string[]; limit: number },
): Promise<Ask[]> {
  mustBeSystem(ctx, "sweep");
  const oldest = new Date(ctx.now.getTime() - ASK_FOR_MS);
  return ctx.db.$transaction(async (tx) => {
    const asks = z.array(askSchema).parse(
      await tx.$queryRaw`
        SELECT id, sender, taken_at AS "takenAt" FROM message
        WHERE ((state = 'unknown' AND sender = ANY(${input.unknownOf})) OR (state = 'accepted' AND sender = ANY(${input.acceptedOf})))
          AND taken_at > ${oldest} AND next_at <= ${ctx.now}
        ORDER BY next_at, id LIMIT ${input.limit} FOR UPDATE SKIP LOCKED`,
    );
    for (const { id, takenAt } of asks)
      await tx.message.update({ where: { id }, data: { nextAt: askAgainAt(takenAt, ctx.now) } });
    return asks;
  });
}
