import { z } from "zod";
import type { Db, Tx } from "@/server/db";
import { type Outcome, TAKEN_FOR_DEAD_MS } from "@/server/domain/delivery";
import { type Health, healthAfter, WELL } from "@/server/domain/sender";
import { MINUTE_MS } from "@/server/domain/time";

const healthSchema = z.object({
  sender: z.string(),
  failures: z.number(),
  downSince: z.date().nullable(),
  reason: z.string().nullable(),
  tryAt: z.date().nullable(),
  lastOkAt: z.date().nullable(),
});
export type SenderHealth = z.infer<typeof healthSchema>;

/** How senders answer, by name; one that is not in it answers well. */
export async function healthOf(db: Db | Tx, senders: readonly string[]): Promise<Map<string, SenderHealth>> {
  const rows = await db.senderHealth.findMany({ where: { sender: { in: [...senders] } } });
  return new Map(rows.map((row) => [row.sender, healthSchema.parse(row)]));
}

/** Writes how a sender answered. One that always answers well costs a write a minute. */
export async function noteHealth(tx: Tx, sender: string, outcome: Outcome, now: Date): Promise<void> {
  const known = (await healthOf(tx, [sender])).get(sender);
  const well = healthAfter(known ?? WELL, outcome, now) === WELL;
  const fresh = known?.lastOkAt && now.getTime() - known.lastOkAt.getTime() < MINUTE_MS;
  if (well && fresh && known.failures === 0 && known.tryAt === null) return;
  await tx.senderHealth.createMany({ data: [{ sender }], skipDuplicates: true });
  const [locked] = z
    .array(healthSchema)
    .parse(
      await tx.$queryRaw`SELECT sender, failures, down_since AS "downSince", reason, try_at AS "tryAt", last_ok_at AS "lastOkAt" FROM sender_health WHERE sender = ${sender} FOR UPDATE`,
    );
  const after: Health = healthAfter(locked ?? WELL, outcome, now);
  await tx.senderHealth.update({ where: { sender }, data: { ...after, ...(after === WELL ? { lastOkAt: now } : {}) } });
}

/**
 * Lets one message through to a sender that has rested, and nobody else until that one is settled. Gives whether this caller
 * has it: of any number at once, one has.
 */
export async function takeProbe(db: Db, sender: string, now: Date): Promise<boolean> {
  const { count } = await db.senderHealth.updateMany({
    where: { sender, downSince: { not: null }, tryAt: { lte: now } },
    data: { tryAt: new Date(now.getTime() + TAKEN_FOR_DEAD_MS) },
  });
  return count === 1;
}
