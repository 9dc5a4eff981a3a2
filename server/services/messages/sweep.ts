import { z } from "zod";
import { ASK_FOR_MS, askAgainAt, TAKEN_FOR_DEAD_MS } from "@/server/domain/delivery";
import { type Limit, windowOf } from "@/server/domain/sender";
import type { Context } from "../context";
import { takeTurn } from "../limits/take-turn";
import { mustBeSystem } from "./due";
import { keepLedger } from "./ledger-sums";

const abandonedSchema = z.object({ sender: z.string().nullable(), takenAt: z.date().nullable(), parts: z.number() });

/** What a dead worker took and never settled: it may have been sent, so it is unknown and not queued again. */
export async function markAbandoned(ctx: Context): Promise<number> {
  mustBeSystem(ctx, "sweep");
  const dead = new Date(ctx.now.getTime() - TAKEN_FOR_DEAD_MS);
  return ctx.db.$transaction(async (tx) => {
    const rows = z.array(abandonedSchema).parse(
      await tx.$queryRaw`
        UPDATE message SET state = 'unknown', error = 'workerDied', state_at = ${ctx.now}, next_at = ${ctx.now}
        WHERE state = 'taken' AND taken_at < ${dead} RETURNING sender, taken_at AS "takenAt", parts`,
    );
    await keepLedger(
      tx,
      rows.map((row) => ({ before: { ...row, state: "taken" }, after: { ...row, state: "unknown" } })),
    );
    return rows.length;
  });
}

const askSchema = z.object({
  id: z.number(),
  sender: z.string(),
  vendorId: z.string().nullable(),
  address: z.string(),
  takenAt: z.date(),
});
export type Ask = z.infer<typeof askSchema>;

/**
 * Messages whose sender can tell more than we know: unknown ones, and accepted ones where delivery has to be asked for.
 * `patienceMs`: how long an accepted one is left to be told by itself. Each is put off before it is asked about, further each time, and let go after three days.
 */
export async function takeToAsk(
  ctx: Context,
  input: { unknownOf: readonly string[]; acceptedOf: readonly string[]; patienceMs?: number; limit: number },
): Promise<Ask[]> {
  mustBeSystem(ctx, "sweep");
  const longAgo = new Date(ctx.now.getTime() - (input.patienceMs ?? 0));
  const oldest = new Date(ctx.now.getTime() - ASK_FOR_MS);
  return ctx.db.$transaction(async (tx) => {
    const asks = z.array(askSchema).parse(
      await tx.$queryRaw`
        SELECT id, sender, vendor_id AS "vendorId", address, taken_at AS "takenAt" FROM message
        WHERE ((state = 'unknown' AND sender = ANY(${input.unknownOf})) OR (state = 'accepted' AND sender = ANY(${input.acceptedOf}) AND taken_at <= ${longAgo}))
          AND taken_at > ${oldest} AND next_at <= ${ctx.now}
        ORDER BY next_at, id LIMIT ${input.limit} FOR UPDATE SKIP LOCKED`,
    );
    for (const { id, takenAt } of asks)
      await tx.message.update({ where: { id }, data: { nextAt: askAgainAt(takenAt, ctx.now) } });
    return asks;
  });
}

/** Whether a sender may be asked once more what became of its messages, across all workers. */
export async function mayAsk(ctx: Context, sender: string, limit: Limit | undefined): Promise<boolean> {
  mustBeSystem(ctx, "sweep");
  if (!limit) return true;
  const { turns, seconds } = windowOf(limit);
  return (await takeTurn(ctx.db, `sender report ${sender}`, turns, seconds, ctx.now)).allowed;
}
