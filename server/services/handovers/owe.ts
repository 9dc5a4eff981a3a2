import type { Tx } from "@/server/db";
import { requestNumber } from "@/server/domain/number";
import { env } from "@/server/env";
import type { Due } from "../requests/recorded";
import { keptDefinition, mustAnswer } from "./definitions";
import { serviceFor } from "./due";

/**
 * A referral to an institution whose system we know owes it the request; our own id is put down with it, so that it can be told
 * from any other for ever. What is opened again here before it left stays.
 */
export const oweHandover: Due = async (ctx, tx, { request, change, eventId }) => {
  if (change?.act === "reopen") {
    const waiting = { requestId: request.id, state: "queued" as const };
    const dropped = { state: "dropped", nextAt: null, stateAt: ctx.now } as const;
    await tx.handover.updateMany({ where: waiting, data: dropped });
    const posts = { handover: { requestId: request.id }, state: "queued" as const };
    await tx.handoverPost.updateMany({ where: posts, data: dropped });
  }
  if (change?.act !== "refer") return;
  const { institutionId } = change;
  const peer = await tx.peer.findFirst({ where: { institutionId, enabled: true }, include: { subjects: true } });
  if (!peer) return;
  const service = peer.way === "open311" ? serviceFor(ctx, peer, request.categoryId) : null;
  const kept = service && (await keptDefinition({ db: tx, now: ctx.now }, { institutionId, service }));
  const given = change.answers ?? {};
  await tx.handover.create({
    data: {
      requestId: request.id,
      institutionId,
      eventId,
      way: peer.way,
      ourId: `${requestNumber(request.year, request.seq)}-${eventId}@${new URL(env.NEXTAUTH_URL).host}`,
      // Of what was never asked for nothing is known; it is read and held against this before it goes.
      answers: kept ? mustAnswer(kept.attributes, given) : given,
      state: "queued",
      createdAt: ctx.now,
      stateAt: ctx.now,
      nextAt: peer.way === "open311" ? ctx.now : null,
    },
  });
  if (peer.way === "open311") await wakeHandingOver(tx);
};

export const wakeHandingOver = async (tx: Tx): Promise<void> => {
  await tx.$executeRaw`SELECT graphile_worker.add_job('hand-over', max_attempts => 1)`;
};

export const wakeFollowing = async (tx: Tx): Promise<void> => {
  await tx.$executeRaw`SELECT graphile_worker.add_job('follow-handovers', max_attempts => 1)`;
};
