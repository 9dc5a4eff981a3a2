import type { Tx } from "@/server/db";
import { isMissed } from "@/server/domain/call";
import { DAY_MS } from "@/server/domain/time";
import type { Context } from "../../context";
import type { Changed, KnownCall } from "../known";
import { lockAll } from "../lock";

/** A call that was missed longer ago and becomes known only now is history: nobody expects to be called back for it. */
const RECENT_MS = 3 * DAY_MS;

/**
 * Keeps the list of those to be called back in step with the calls: a number stands on it once, from its first missed call until
 * somebody has spoken with it, whichever side called.
 */
export async function keepCallBacks(ctx: Context, tx: Tx, changed: readonly Changed[]): Promise<void> {
  const bearing = changed.filter(({ before, after }) => bears(before) !== bears(after));
  const numbers = [...new Set(bearing.flatMap(({ after }) => after.number ?? []))].sort();
  if (numbers.length === 0) return;
  // Before anything is looked at: a call that was missed and one that was taken may be heard of at the same time.
  await lockAll(
    tx,
    numbers.map((number) => `call-back:${number}`),
  );
  const recent = new Date(ctx.now.getTime() - RECENT_MS);
  const open = await tx.callBack.findMany({
    where: { number: { in: numbers }, closedAt: null },
    select: { number: true },
  });
  const missed = bearing.filter(({ after }) => isMissed(after) && after.startedAt > recent);
  const concerned = new Set([...open.map(({ number }) => number), ...missed.map(({ after }) => after.number)]);
  for (const number of numbers) if (concerned.has(number)) await keep(ctx, tx, number, recent);
}

/** What of a call bears upon the list. */
const bears = (call: KnownCall | null): string =>
  call === null || call.direction === "internal" ? "" : `${call.number} ${isMissed(call)} ${call.answeredAt !== null}`;

async function keep(ctx: Context, tx: Tx, number: string, recent: Date): Promise<void> {
  const entry = await tx.callBack.findFirst({ where: { number, closedAt: null } });
  const spoken = await tx.call.findFirst({
    where: { number, answeredAt: { not: null }, direction: { not: "internal" } },
    orderBy: { startedAt: "desc" },
    select: { startedAt: true },
  });
  const missed = await tx.call.findMany({
    where: {
      number,
      direction: "incoming",
      outcome: { in: ["abandoned", "unanswered"] },
      ...(spoken && { startedAt: { gt: spoken.startedAt } }),
      OR: [{ callBackId: null, AND: { startedAt: { gt: recent } } }, ...(entry ? [{ callBackId: entry.id }] : [])],
    },
    orderBy: { startedAt: "asc" },
    select: { id: true, startedAt: true },
  });
  const [first] = missed;
  const last = missed.at(-1);
  if (!first || !last) {
    if (entry) await tx.callBack.update({ where: { id: entry.id }, data: { outcome: "talked", closedAt: ctx.now } });
    return;
  }
  const data = { firstMissedAt: first.startedAt, lastMissedAt: last.startedAt, missed: missed.length };
  const { id } = entry
    ? await tx.callBack.update({ where: { id: entry.id }, data })
    : await tx.callBack.create({ data: { number, ...data } });
  const ids = missed.map((call) => call.id);
  await tx.call.updateMany({ where: { callBackId: id, id: { notIn: ids } }, data: { callBackId: null } });
  await tx.call.updateMany({ where: { id: { in: ids } }, data: { callBackId: id } });
}
