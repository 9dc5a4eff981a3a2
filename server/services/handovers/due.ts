import { z } from "zod";
import { HANDING_FOR_DEAD_MS, type HandedRequest, type PeerSettings } from "@/server/domain/handover";
import { answersSchema } from "@/server/domain/handover-answers";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { answersOut, HANDED, handedOf } from "./handed";
import { settingsOf } from "./peer";

const takenSchema = z.array(z.object({ id: z.number() }));

/** One that was taken: for whom, and what; null where their system has no service for its subject, or no address. */
export type DueHandover = {
  id: number;
  attempt: number;
  sending: { institutionId: number; peer: PeerSettings; request: HandedRequest } | null;
};

/**
 * Takes what is due, each for one worker only. From here to `settleHandover` it is `taken`: a worker that dies in between leaves it
 * so, and it is never simply sent again.
 */
export async function takeDueHandovers(ctx: Context, input: { limit: number }): Promise<DueHandover[]> {
  mustBeSystem(ctx, "hand_over");
  const taken = takenSchema.parse(
    await ctx.db.$queryRaw`
      WITH due AS (
        SELECT h.id FROM handover h JOIN peer p ON p.institution_id = h.institution_id AND p.enabled AND p.way = 'open311'
        WHERE h.state = 'queued' AND h.way = 'open311' AND h.next_at <= ${ctx.now}
        ORDER BY h.next_at, h.id LIMIT ${input.limit} FOR UPDATE OF h SKIP LOCKED)
      UPDATE handover h SET state = 'taken', taken_at = ${ctx.now}, state_at = ${ctx.now}, next_at = NULL, attempts = h.attempts + 1
      FROM due WHERE h.id = due.id RETURNING h.id`,
  );
  const rows = await ctx.db.handover.findMany({
    where: { id: { in: taken.map(({ id }) => id) } },
    include: { request: { select: HANDED }, institution: { include: { peer: { include: { subjects: true } } } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id, attempts, ourId, answers, institutionId, request, institution: { peer } }) => {
    const settings = peer && settingsOf(peer);
    const service = peer && serviceFor(ctx, peer, request.categoryId);
    const sending =
      peer && settings && service
        ? {
            institutionId,
            peer: settings,
            request: {
              ...handedOf(ctx, request, peer),
              ourId,
              service,
              answers: answersOut(request, answersSchema.parse(answers)),
            },
          }
        : null;
    return { id, attempt: attempts, sending };
  });
}

type Mapped = { defaultService: string | null; subjects: readonly { categoryId: number; service: string }[] };

/** Their service for a subject of ours: its own, else that of the subject above it, else the one for everything. */
export function serviceFor({ municipality }: Context, peer: Mapped, categoryId: number | null): string | null {
  const of = (id: number | null | undefined) => peer.subjects.find((one) => one.categoryId === id)?.service;
  const above = municipality.categories.find(({ id }) => id === categoryId)?.parentId;
  return of(categoryId) ?? of(above) ?? peer.defaultService;
}

/** What a dead worker took and never settled: they may have it, so it is unknown and not queued again. */
export async function markAbandonedHandovers(ctx: Context): Promise<number> {
  mustBeSystem(ctx, "hand_over");
  const { count } = await ctx.db.handover.updateMany({
    where: { state: "taken", takenAt: { lt: new Date(ctx.now.getTime() - HANDING_FOR_DEAD_MS) } },
    data: { state: "unknown", error: "workerDied", stateAt: ctx.now, nextAt: ctx.now },
  });
  return count;
}
