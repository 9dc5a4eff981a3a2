import type { Tx } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import type { Change } from "@/server/domain/changes";
import {
  type HandedOutcome,
  type HandoverState,
  newsOf,
  nextAskAt,
  type PeerNews,
  settledHandover,
} from "@/server/domain/handover";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { keepSums } from "../reports/keep-sums";
import { recordIn } from "../requests/record";

export type Locked = NonNullable<Awaited<ReturnType<typeof lock>>>;

/**
 * Writes what became of a hand-over. `attempt`: the sending that this outcome belongs to; an answer to an earlier one is too late.
 * Gives the new state, or null where the outcome says nothing new.
 */
export async function settleHandover(
  ctx: Context,
  input: { id: number; attempt?: number; outcome: HandedOutcome },
): Promise<HandoverState | null> {
  mustBeSystem(ctx, "settle_handover");
  return ctx.db.$transaction(async (tx) => {
    const row = await lock(tx, input.id);
    if (!row || (input.attempt !== undefined && input.attempt !== row.attempts)) return null;
    const settled = settledHandover(row, input.outcome, ctx.now);
    if (!settled) return null;
    await tx.handover.update({ where: { id: row.id }, data: { ...settled, stateAt: ctx.now } });
    if (settled.number) await write(ctx, tx, row, { step: "accepted", status: "open", number: settled.number });
    return settled.state;
  });
}

/** Writes what their system says of it now; an event only where that is new, and to the citizen only that they are done, once. */
export async function recordNews(
  ctx: Context,
  input: { id: number; news: PeerNews; etag: string | null },
): Promise<"news" | "closed" | null> {
  mustBeSystem(ctx, "record_news");
  return ctx.db.$transaction(async (tx) => {
    const row = await lock(tx, input.id);
    return row?.number ? newsIn(ctx, tx, row, { ...input, staffId: null }) : null;
  });
}

/** The same inside a transaction that does more; `staffId`: who wrote it in for them. */
export async function newsIn(
  ctx: Context,
  tx: Tx,
  row: Locked,
  { news, etag, staffId }: { news: PeerNews; etag: string | null; staffId: number | null },
): Promise<"news" | "closed" | null> {
  const told = (await closings(tx, row)) > 0;
  const step = newsOf({ status: row.theirStatus, notes: row.theirNotes, told }, news);
  const state = news.status === "closed" ? "closed" : "accepted";
  const stateAt = state === row.state ? row.stateAt : ctx.now;
  await tx.handover.update({
    where: { id: row.id },
    data: {
      state,
      stateAt,
      theirStatus: news.status,
      theirNotes: news.notes,
      theirAt: news.at,
      etag,
      error: null,
      askedAt: ctx.now,
      nextAt: row.way === "open311" ? nextAskAt({ state, stateAt }, ctx.now) : null,
    },
  });
  if (!step) return null;
  // Whoever has it here again is answered by us, and not told that others are done.
  const stillTheirs = row.request.status === "referred" && row.request.institutionId === row.institutionId;
  const said = step === "closed" && !stillTheirs ? "news" : step;
  await write(ctx, tx, row, { step: said, status: news.status, number: row.number, text: news.notes, staffId });
  return said;
}

/** The request before its hand-over, in the order in which a referral takes them; nobody writes to either until this is through. */
export async function lock(tx: Tx, id: number) {
  const found = await tx.handover.findUnique({ where: { id }, select: { requestId: true } });
  if (!found) return null;
  await tx.$queryRaw`SELECT 1 FROM request WHERE id = ${found.requestId} FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM handover WHERE id = ${id} FOR UPDATE`;
  return tx.handover.findUniqueOrThrow({ where: { id }, include: { request: true } });
}

const closings = (tx: Tx, { requestId, eventId, institutionId }: Locked): Promise<number> =>
  tx.requestEvent.count({
    where: {
      requestId,
      act: "hand_over",
      id: { gt: eventId },
      AND: [
        { data: { path: ["step"], equals: "closed" } },
        { data: { path: ["institutionId"], equals: institutionId } },
      ],
    },
  });

type Said = Pick<Extract<Change, { act: "hand_over" }>, "step" | "status" | "number"> & {
  text?: string | null;
  staffId?: number | null;
};

/** Only the system writes what others say; who wrote it in by hand stands in the event. */
export async function write(ctx: Context, tx: Tx, row: Locked, said: Said): Promise<void> {
  const change: Change = {
    act: "hand_over",
    institutionId: row.institutionId,
    text: null,
    staffId: null,
    ...said,
  };
  const { deltas } = await recordIn({ ...ctx, actor: SYSTEM }, tx, [{ id: row.requestId, change }]);
  await keepSums(tx, deltas);
}
