import type { Tx } from "@/server/db";
import { workingTenths } from "@/server/domain/calendar";
import { addDeltas, deltasOf } from "@/server/domain/statistics";
import { yearOf } from "@/server/domain/time";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { keepSums } from "../reports/keep-sums";

const AT_ONCE = 500;

/** CİMER's applications that are counted by the day on which they were brought, oldest id first. */
const wrongOnes = (db: Tx | Context["db"], after: number) =>
  db.$queryRaw<{ id: number; date: Date }[]>`
    SELECT r.id, c.date FROM cimer_case c JOIN request r ON r.id = c.request_id
    WHERE r.id > ${after} AND r.recorded_at IS NULL AND c.date < r.received_at ORDER BY r.id LIMIT ${AT_ONCE}`;

/** By how many each year's figure would change. */
export type Moves = Map<number, number>;

/**
 * Applications that came in before a request had a moment of recording of its own: their day of receipt becomes CİMER's date, and
 * the moment they were brought stays as the recorded one. Sums and working days move with them, a few hundred in a transaction;
 * broken off, it goes on. Without `correct` it only says what would move.
 */
export async function correctReceived(
  ctx: Context,
  { correct }: { correct: boolean },
): Promise<{ requests: number; moves: Moves }> {
  mustBeSystem(ctx, "import");
  const moves: Moves = new Map();
  let requests = 0;
  for (let after = 0; ; ) {
    const found = await wrongOnes(ctx.db, after);
    const last = found.at(-1);
    if (!last) return { requests, moves };
    after = last.id;
    requests += found.length;
    await ctx.db.$transaction((tx) => moveAll(ctx, tx, { found, moves, correct }), { timeout: 60_000 });
  }
}

type Batch = { found: readonly { id: number; date: Date }[]; moves: Moves; correct: boolean };

async function moveAll({ municipality }: Context, tx: Tx, { found, moves, correct }: Batch): Promise<void> {
  const ids = found.map(({ id }) => id);
  await tx.$queryRaw`SELECT id FROM request WHERE id = ANY(${ids}) ORDER BY id FOR UPDATE`;
  const rows = await tx.request.findMany({ where: { id: { in: ids }, recordedAt: null }, orderBy: { id: "asc" } });
  const dates = new Map(found.map(({ id, date }) => [id, date]));
  const deltas = [];
  for (const before of rows) {
    const receivedAt = dates.get(before.id) ?? before.receivedAt;
    const { answeredAt } = before;
    const answeredTenths = answeredAt && workingTenths(municipality.calendar, receivedAt, answeredAt);
    const after = { ...before, receivedAt, recordedAt: before.receivedAt, answeredTenths };
    for (const [year, by] of [
      [yearOf(before.receivedAt), -1],
      [yearOf(receivedAt), 1],
    ] as const)
      moves.set(year, (moves.get(year) ?? 0) + by);
    if (!correct) continue;
    await tx.request.update({
      where: { id: before.id },
      data: { receivedAt, recordedAt: before.receivedAt, answeredTenths },
    });
    deltas.push(deltasOf(before, after));
  }
  await keepSums(tx, addDeltas(deltas));
}
