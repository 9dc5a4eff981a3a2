import { createHash } from "node:crypto";
import type { Db, Tx } from "@/server/db";

export type Turn = { allowed: boolean; used: number; left: number; until: Date };

/** What is counted may be an address or an e-mail; only its digest is stored. */
export const rateKey = (key: string): string => createHash("sha256").update(key).digest("base64url").slice(0, 22);

const windowOf = (windowMs: number, now: Date): Date => new Date(Math.floor(now.getTime() / windowMs) * windowMs);

/**
 * Takes one of `limit` turns that `key` has in the present window of `windowSeconds`; windows follow each other without a gap.
 * `until` is the end of the window, at most a day away. A turn that is refused is counted too. Any number at once take their
 * turns one by one. The job `clean-rate-windows` removes what is past.
 */
export async function takeTurn(
  db: Db | Tx,
  key: string,
  limit: number,
  windowSeconds: number,
  now: Date,
): Promise<Turn> {
  const windowMs = windowSeconds * 1000;
  const startsAt = windowOf(windowMs, now);
  const rows = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO rate_window (key, starts_at, count) VALUES (${rateKey(key)}, ${startsAt}, 1)
    ON CONFLICT (key, starts_at) DO UPDATE SET count = rate_window.count + 1 RETURNING count`;
  const used = rows[0]?.count ?? 1;
  return {
    allowed: used <= limit,
    used,
    left: Math.max(0, limit - used),
    until: new Date(startsAt.getTime() + windowMs),
  };
}

/** How many turns each key has used in the present window; takes none. */
export async function turnsUsed(
  db: Db | Tx,
  keys: readonly string[],
  windowSeconds: number,
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const startsAt = windowOf(windowSeconds * 1000, now);
  const rows = await db.rateWindow.findMany({
    where: { key: { in: keys.map(rateKey) }, startsAt },
    select: { key: true, count: true },
  });
  const counts = new Map(rows.map(({ key, count }) => [key, count]));
  return new Map(keys.map((key) => [key, counts.get(rateKey(key)) ?? 0]));
}

/** All turns of these keys are free again. */
export async function freeTurns(db: Db | Tx, ...keys: string[]): Promise<void> {
  await db.rateWindow.deleteMany({ where: { key: { in: keys.map(rateKey) } } });
}

/** The last turn was no misuse and is given back. */
export async function giveTurnBack(db: Db | Tx, key: string, turn: Turn, windowSeconds: number): Promise<void> {
  await db.rateWindow.updateMany({
    where: {
      key: rateKey(key),
      startsAt: new Date(turn.until.getTime() - windowSeconds * 1000),
      count: { gt: 0 },
    },
    data: { count: { decrement: 1 } },
  });
}
