import { z } from "zod";
import type { Prisma, Tx } from "@/server/db";
import { DomainError, notFound } from "@/server/domain/errors";
import { FOLLOWED, type HandoverState, isTroubled } from "@/server/domain/handover";
import { type Answers, answersSchema } from "@/server/domain/handover-answers";
import { canRead, mayEver } from "@/server/policies/can";
import type { Context } from "../context";
import { keptDefinition, mustAnswer } from "./definitions";
import { serviceFor } from "./due";
import { wakeFollowing, wakeHandingOver } from "./owe";
import { type Locked, lock, newsIn, write } from "./settle";

/** What staff do about a hand-over: whoever may refer the request may do it. Each is written down. */
async function byHand<T>(
  ctx: Context,
  act: string,
  id: number,
  work: (tx: Tx, row: Locked, staffId: number) => Promise<{ result: T; data: Prisma.InputJsonObject }>,
): Promise<T> {
  const { actor, db, now } = ctx;
  if (actor.kind !== "staff") throw new DomainError("FORBIDDEN", "forbidden", { act });
  return db.$transaction(async (tx) => {
    const row = await lock(tx, id);
    if (!row || !canRead(actor, row.request)) throw notFound("handover");
    if (!mayEver(actor, "refer", row.request)) throw new DomainError("FORBIDDEN", "forbidden", { act });
    const { result, data } = await work(tx, row, actor.staffId);
    const subject = `handover:${id}`;
    await tx.auditEntry.create({ data: { at: now, staffId: actor.staffId, act, subject, data } });
    return result;
  });
}

const stateWrong = (state: HandoverState) => new DomainError("WRONG_STATE", "handoverNotSo", { state });

export const resendingSchema = z.object({
  id: z.int32().positive(),
  mayBeTwice: z.boolean().default(false),
  answers: answersSchema.optional(),
});
type Resending = z.output<typeof resendingSchema>;

async function answered(ctx: Context, tx: Tx, { institutionId, request }: Locked, given: Answers): Promise<Answers> {
  const peer = await tx.peer.findUnique({ where: { institutionId }, include: { subjects: true } });
  const service = peer && serviceFor(ctx, peer, request.categoryId);
  const kept = service && (await keptDefinition({ db: tx, now: ctx.now }, { institutionId, service }));
  return kept ? mustAnswer(kept.attributes, given) : given;
}

/**
 * Sends it again: under the same id of ours, so that a system that has it already says so. `mayBeTwice`: the person knows that of an
 * unknown one they may have it, and that a system which does not know ids may take it a second time. `answers`: to what their service asks, mended.
 */
export const resendHandover = (ctx: Context, { id, mayBeTwice, answers }: Resending): Promise<void> =>
  byHand(ctx, "handover_resent", id, async (tx, row) => {
    const waiting = row.state === "queued" && row.way === "open311";
    if (!waiting && !isTroubled(row.state)) throw stateWrong(row.state);
    if (row.request.status !== "referred" || row.request.institutionId !== row.institutionId)
      throw new DomainError("WRONG_STATE", "handoverNotReferred");
    if (row.state === "unknown" && !mayBeTwice) throw new DomainError("INVALID", "handoverMayBeTwice");
    await tx.handover.update({
      where: { id },
      data: {
        ...{ state: "queued", attempts: 0, error: null, nextAt: ctx.now, stateAt: ctx.now },
        ...(answers ? { answers: await answered(ctx, tx, row, answers) } : {}),
      },
    });
    await wakeHandingOver(tx);
    return { result: undefined, data: { state: row.state } };
  });

export const postByHandSchema = z.object({
  id: z.int32().positive(),
  how: z.enum(["resend", "passed_on"]),
  mayBeTwice: z.boolean().default(false),
});
type PostByHand = z.output<typeof postByHandSchema>;

/** What was said since the hand-over and did not reach their system: sent again under the same id, or passed on by somebody. */
export async function settlePostByHand(ctx: Context, { id, how, mayBeTwice }: PostByHand): Promise<void> {
  const post = await ctx.db.handoverPost.findUnique({ where: { id }, select: { handoverId: true } });
  if (!post) throw notFound("handover");
  await byHand(
    ctx,
    how === "resend" ? "handover_post_resent" : "handover_post_passed_on",
    post.handoverId,
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM handover_post WHERE id = ${id} FOR UPDATE`;
      const { state, error } = await tx.handoverPost.findUniqueOrThrow({ where: { id } });
      if (!isTroubled(state) && !(state === "queued" && error !== null)) throw stateWrong(state);
      if (how === "resend" && state === "unknown" && !mayBeTwice)
        throw new DomainError("INVALID", "handoverMayBeTwice");
      const next =
        how === "resend"
          ? { state: "queued" as const, attempts: 0, nextAt: ctx.now }
          : { state: "accepted" as const, nextAt: null };
      await tx.handoverPost.update({ where: { id }, data: { ...next, error: null, stateAt: ctx.now } });
      if (how === "resend") await wakeHandingOver(tx);
      return { result: undefined, data: { state } };
    },
  );
}

/** Asks their system now instead of in its time. */
export const askHandoverNow = (ctx: Context, { id }: { id: number }): Promise<void> =>
  byHand(ctx, "handover_asked", id, async (tx, row) => {
    if (row.way !== "open311" || !(FOLLOWED as readonly HandoverState[]).includes(row.state))
      throw stateWrong(row.state);
    await tx.handover.update({ where: { id }, data: { nextAt: ctx.now } });
    await tx.peer.updateMany({ where: { institutionId: row.institutionId }, data: { updatesNextAt: ctx.now } });
    await wakeFollowing(tx);
    return { result: undefined, data: {} };
  });

export const byHandSchema = z.object({
  id: z.int32().positive(),
  number: z.string().trim().min(1, "required").max(100, "tooLong"),
  status: z.enum(["open", "closed"]),
  notes: z.string().trim().max(2000, "tooLong").default(""),
});
type ByHand = z.output<typeof byHandSchema>;

/** What the institution said on the telephone or on paper: its number, and whether it is done. */
export const writeHandover = (ctx: Context, given: ByHand): Promise<void> =>
  byHand(ctx, "handover_numbered", given.id, async (tx, row, staffId) => {
    if (row.state === "taken" || row.state === "dropped") throw stateWrong(row.state);
    await saidFor(ctx, tx, row, { ...given, staffId });
    return { result: undefined, data: { number: given.number, status: given.status } };
  });

/** Inside a transaction that does more, such as one of a file's rows. Gives whether it was new. */
export async function saidFor(
  ctx: Context,
  tx: Tx,
  row: Locked,
  { number, status, notes, staffId }: Pick<ByHand, "number" | "status" | "notes"> & { staffId: number },
): Promise<boolean> {
  const numbered = row.number !== number;
  if (numbered) {
    await tx.handover.update({
      where: { id: row.id },
      data: { number, state: "accepted", stateAt: ctx.now, error: null, etag: null, nextAt: null },
    });
    await write(ctx, tx, row, { step: "accepted", status: "open", number, staffId });
  }
  const now = { ...row, number, state: numbered ? ("accepted" as const) : row.state };
  const news = { status, notes: notes || null, at: ctx.now };
  const step = await newsIn(ctx, tx, now, { news, etag: null, staffId });
  return numbered || step !== null;
}
