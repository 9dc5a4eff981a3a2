import { z } from "zod";
import { HANDOVER_STATES, nextAskAt, type PeerSettings } from "@/server/domain/handover";
import { requestNumber } from "@/server/domain/number";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { serviceFor } from "./due";
import { settingsOf } from "./peer";

const rowSchema = z.array(
  z.object({ id: z.number(), state: z.enum(HANDOVER_STATES), state_at: z.date(), institution_id: z.number() }),
);

/** What their system is to be asked about: an unknown one, one whose number is still to come, or how a known one stands. */
export type Question = {
  id: number;
  institutionId: number;
  peer: PeerSettings;
  about:
    | { kind: "unknown"; ourId: string; ourNumber: string; service: string; sentAt: Date }
    | { kind: "token"; token: string }
    | { kind: "number"; number: string; etag: string | null };
};

/** Takes what is to be asked about now. Each is put off before it is asked about, further the longer nothing happens. */
export async function takeQuestions(ctx: Context, input: { limit: number }): Promise<Question[]> {
  mustBeSystem(ctx, "follow");
  const taken = await ctx.db.$transaction(async (tx) => {
    const rows = rowSchema.parse(
      await tx.$queryRaw`
        SELECT h.id, h.state::text AS state, h.state_at, h.institution_id FROM handover h
        JOIN peer p ON p.institution_id = h.institution_id AND p.enabled AND p.way = 'open311'
        WHERE h.state IN ('given', 'accepted', 'closed', 'unknown') AND h.way = 'open311' AND h.next_at <= ${ctx.now}
        ORDER BY h.next_at, h.id LIMIT ${input.limit} FOR UPDATE OF h SKIP LOCKED`,
    );
    for (const { id, state, state_at: stateAt } of rows)
      await tx.handover.update({
        where: { id },
        data: { nextAt: nextAskAt({ state, stateAt }, ctx.now) },
      });
    return rows.map(({ id }) => id);
  });
  const rows = await ctx.db.handover.findMany({
    where: { id: { in: taken } },
    include: {
      request: { select: { year: true, seq: true, categoryId: true } },
      institution: { include: { peer: { include: { subjects: true } } } },
    },
    orderBy: { id: "asc" },
  });
  return rows.flatMap((row): Question[] => {
    const { peer } = row.institution;
    const settings = peer && settingsOf(peer);
    const about = peer && aboutOf(ctx, row, serviceFor(ctx, peer, row.request.categoryId) ?? "");
    return settings && about ? [{ id: row.id, institutionId: row.institutionId, peer: settings, about }] : [];
  });
}

type Row = {
  state: string;
  ourId: string;
  number: string | null;
  token: string | null;
  etag: string | null;
  takenAt: Date | null;
  request: { year: number; seq: number };
};

function aboutOf({ municipality }: Context, row: Row, service: string): Question["about"] | null {
  const { year, seq } = row.request;
  if (row.number) return { kind: "number", number: row.number, etag: row.etag };
  if (row.token) return { kind: "token", token: row.token };
  if (row.state !== "unknown" || !row.takenAt) return null;
  const ourNumber = `${municipality.identity.name} · ${requestNumber(year, seq)}`;
  return { kind: "unknown", ourId: row.ourId, ourNumber, service, sentAt: row.takenAt };
}

/** It was asked about: what went wrong is seen on the page, and it is asked again in its time. Null: all is well. */
export async function noteAsked(ctx: Context, input: { id: number; error?: string | null }): Promise<void> {
  mustBeSystem(ctx, "follow");
  const error = input.error === undefined ? {} : { error: input.error };
  await ctx.db.handover.updateMany({ where: { id: input.id }, data: { askedAt: ctx.now, ...error } });
}
