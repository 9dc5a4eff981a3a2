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
    return row?.number && !row.request.anonymisedAt ? newsIn(ctx, tx, row, { ...input, staffId: null }) : null;
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
  const step = (await isSaid(tx, row, news))
    ? null
    : newsOf({ status: row.theirStatus, notes: row.theirNotes, told }, news);
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
  return step && writeStep(ctx, tx, row, { step, status: news.status, text: news.notes, staffId });
}

/** What one of their updates has said in the same words, the request stands in the timeline with already. */
const isSaid = async (tx: Tx, row: Locked, { status, notes }: PeerNews): Promise<boolean> =>
  notes !== null &&
  row.theirStatus === status &&
  (await tx.handoverUpdate.count({ where: { handoverId: row.id, text: notes } })) > 0;

async function writeStep(
  ctx: Context,
  tx: Tx,
  row: Locked,
  { step, ...said }: Omit<Said, "step" | "number"> & { step: "news" | "closed" },
): Promise<"news" | "closed"> {
  // Whoever has it here again is answered by us, and not told that others are done.
  const stillTheirs = row.request.status === "referred" && row.request.institutionId === row.institutionId;
  const written = step === "closed" && !stillTheirs ? "news" : step;
  await write(ctx, tx, row, { ...said, step: written, number: row.number });
  return written;
}

type Effect = { status: PeerNews["status"]; step: "news" | "closed" | null; text: string | null; at: Date | null };

/** One of their updates, inside the transaction that keeps it: how it stands there since, and an event where it says something. */
export async function recordStep(ctx: Context, tx: Tx, row: Locked, effect: (told: boolean) => Effect): Promise<void> {
  const { status, step, text, at } = effect((await closings(tx, row)) > 0);
  if (status !== row.theirStatus) {
    const state = status === "closed" ? "closed" : "accepted";
    const stateAt = state === row.state ? row.stateAt : ctx.now;
    // What they say of the request itself is read soon: it has the answer in full.
    await tx.handover.update({
      where: { id: row.id },
      data: { state, stateAt, theirStatus: status, theirAt: at, error: null, nextAt: ctx.now },
    });
  }
  if (step) await writeStep(ctx, tx, row, { step, status, text });
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
