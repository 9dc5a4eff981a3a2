import type { Tx } from "@/server/db";
import type { RetentionKind } from "@/server/domain/privacy";
import { DAY_MS } from "@/server/domain/time";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";

const RAW_RECORDS = "raw_records";

/** Since when raw records are kept where they are kept for so many days. */
export const keptSince = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

type Letting = {
  kind: RetentionKind;
  /** What is written down. */
  act: string;
  /** How many are let go in one transaction. */
  atOnce: number;
  /** What came before goes, and how long that is, for the audit; left out, the time of raw records. */
  period?: { before: Date; data: { years: number } };
  /** How many transactions a night; left out, until nothing is left. What remains goes the next night. */
  most?: number;
  /** Lets go of the oldest that came before. `found`: how many were looked at. */
  some: (tx: Tx, before: Date, atOnce: number) => Promise<{ found: number; count: number }>;
};

/**
 * Lets go of what is past its time, some at a time; how many they were is written down in the same transaction, in the audit and in the
 * log of runs. Stopped anywhere, it goes on with what is left. Gives how many in all.
 */
export async function letGo(ctx: Context, { kind, act, atOnce, period, most, some }: Letting): Promise<number> {
  mustBeSystem(ctx, "clean");
  const days = ctx.municipality.retention.incomingDays;
  const { before, data } = period ?? { before: keptSince(ctx.now, days), data: { days } };
  let total = 0;
  let runId: number | null = null;
  for (let turn = 1; ; turn += 1) {
    const step = await ctx.db.$transaction(
      async (tx) => {
        const gone = await some(tx, before, atOnce);
        if (gone.count === 0) return { ...gone, run: runId };
        await tx.auditEntry.create({
          data: { at: ctx.now, act, subject: RAW_RECORDS, data: { count: gone.count, ...data } },
        });
        const run: { id: number } =
          runId === null
            ? await tx.retentionRun.create({ data: { kind, before, startedAt: ctx.now, count: gone.count } })
            : await tx.retentionRun.update({ where: { id: runId }, data: { count: { increment: gone.count } } });
        return { ...gone, run: run.id };
      },
      { timeout: 60_000 },
    );
    runId = step.run;
    total += step.count;
    if (step.found >= atOnce && turn !== most) continue;
    if (runId !== null && step.found < atOnce)
      await ctx.db.retentionRun.update({ where: { id: runId }, data: { complete: true } });
    return total;
  }
}
