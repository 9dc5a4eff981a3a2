import { z } from "zod";
import type { Prisma, Tx } from "@/server/db";
import { HANDING_FOR_DEAD_MS, nextAskAt, type PeerSettings } from "@/server/domain/handover";
import {
  ABSENT_FOR_MS,
  type OutgoingUpdate,
  type PostedOutcome,
  type PostState,
  settledPost,
} from "@/server/domain/handover-update";
import { maskNumbers } from "@/server/domain/phone";
import { withoutPeople } from "@/server/domain/redaction";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import type { Due } from "../requests/recorded";
import { personOf } from "./handed";
import { wakeHandingOver } from "./owe";
import { settingsOf } from "./peer";
import { photoLink } from "./photo-link";

/** What the citizen adds to a request that stands at an institution with a server is owed to that server as an update. */
export const enqueueHandoverPost: Due = async (ctx, tx, { request, change, eventId }) => {
  if (request.status !== "referred" || request.institutionId === null) return;
  const isWords = change?.act === "hear" && change.text !== "" && change.how !== "thanks" && change.how !== "deleted";
  const isPhoto = change?.act === "attach" && (ctx.actor.kind === "citizen" || ctx.actor.kind === "channel");
  if (!isWords && !isPhoto) return;
  const handover = await tx.handover.findFirst({
    where: { requestId: request.id, institutionId: request.institutionId, state: { not: "dropped" } },
    orderBy: { id: "desc" },
    select: { id: true, way: true },
  });
  if (handover?.way !== "open311") return;
  const { now } = ctx;
  await tx.handoverPost.create({
    data: { handoverId: handover.id, eventId, state: "queued", createdAt: now, stateAt: now, nextAt: now },
  });
  await wakeHandingOver(tx);
};

const takenSchema = z.array(z.object({ id: z.number() }));

const POST = {
  id: true,
  eventId: true,
  attempts: true,
  createdAt: true,
  handover: {
    select: {
      number: true,
      theirStatus: true,
      request: {
        select: { identityWithheld: true, citizen: { select: { name: true, phone: true, email: true } } },
      },
      institution: { select: { peer: true } },
    },
  },
} as const satisfies Prisma.HandoverPostSelect;

export type DuePost = { id: number; attempt: number; sending: { peer: PeerSettings; update: OutgoingUpdate } | null };

/**
 * Takes what is due, each for one worker only and those of one hand-over in their order. A server that said that it takes no updates is
 * left alone for a day. From here to `settlePost` it is `taken`.
 */
export async function takeDuePosts(ctx: Context, input: { limit: number }): Promise<DuePost[]> {
  mustBeSystem(ctx, "hand_over");
  const absentSince = new Date(ctx.now.getTime() - ABSENT_FOR_MS);
  const taken = takenSchema.parse(
    await ctx.db.$queryRaw`
      WITH due AS (
        SELECT p.id FROM handover_post p
        JOIN handover h ON h.id = p.handover_id AND h.number IS NOT NULL AND h.state IN ('accepted', 'closed')
        JOIN peer r ON r.institution_id = h.institution_id AND r.enabled AND r.way = 'open311'
          AND (r.posts_absent_at IS NULL OR r.posts_absent_at <= ${absentSince})
        WHERE p.state = 'queued' AND p.next_at <= ${ctx.now} AND NOT EXISTS (
          SELECT 1 FROM handover_post e WHERE e.handover_id = p.handover_id AND e.id < p.id AND e.state IN ('queued', 'taken'))
        ORDER BY p.next_at, p.id LIMIT ${input.limit} FOR UPDATE OF p SKIP LOCKED)
      UPDATE handover_post p SET state = 'taken', taken_at = ${ctx.now}, state_at = ${ctx.now}, next_at = NULL, attempts = p.attempts + 1
      FROM due WHERE p.id = due.id RETURNING p.id`,
  );
  const rows = await ctx.db.handoverPost.findMany({
    where: { id: { in: taken.map(({ id }) => id) } },
    select: POST,
    orderBy: { id: "asc" },
  });
  const due: DuePost[] = [];
  for (const row of rows) {
    const { peer } = row.handover.institution;
    const settings = peer && settingsOf(peer);
    const update = peer && settings ? await outgoing(ctx, row, peer) : null;
    // What left is known again by its words where no answer comes, so they are written down before it leaves.
    if (update) await ctx.db.handoverPost.update({ where: { id: row.id }, data: { text: update.text } });
    due.push({ id: row.id, attempt: row.attempts, sending: settings && update ? { peer: settings, update } : null });
  }
  return due;
}

type Row = Prisma.HandoverPostGetPayload<{ select: typeof POST }>;
type Shares = { sharesContact: boolean; sharesPhotos: boolean };

const saidSchema = z
  .object({
    text: z.string().nullish(),
    how: z.string().nullish(),
    mergedId: z.number().nullish(),
    attachmentIds: z.array(z.number()).nullish(),
  })
  .catch({});

/**
 * By the same rule as the hand-over itself: names and numbers only where the institution is to have them. What another citizen said of
 * the same matter goes without theirs. Null where there is no number or nothing to say any more.
 */
async function outgoing(ctx: Context, row: Row, shares: Shares): Promise<OutgoingUpdate | null> {
  const { number, theirStatus, request } = row.handover;
  const event = await ctx.db.requestEvent.findUnique({ where: { id: row.eventId }, select: { at: true, data: true } });
  if (!number || !event) return null;
  const { text, how, mergedId, attachmentIds } = saidSchema.parse(event.data);
  const other = mergedId
    ? await ctx.db.request.findUnique({
        where: { id: mergedId },
        select: { citizen: { select: { name: true, phone: true, email: true } } },
      })
    : null;
  const named = shares.sharesContact && !request.identityWithheld && !mergedId;
  const people = [request.citizen, other?.citizen ?? null];
  const words = text
    ? `${how === "edited" ? "Yazdığının düzeltilmiş hâli: " : ""}${text}`
    : "Vatandaş fotoğraf ekledi.";
  const links =
    shares.sharesPhotos && !request.identityWithheld && attachmentIds ? await photoLinks(ctx, attachmentIds) : [];
  return {
    id: String(row.eventId),
    number,
    status: theirStatus === "closed" ? "closed" : "open",
    at: event.at,
    text: [named ? words : maskNumbers(withoutPeople(words, people)), ...links.slice(1)].join("\n"),
    person: named ? personOf(request.citizen) : null,
    media: links[0] ?? null,
  };
}

async function photoLinks(ctx: Context, ids: readonly number[]): Promise<string[]> {
  const stored = await ctx.db.attachment.findMany({
    where: { id: { in: [...ids] }, state: "stored", mime: { startsWith: "image/" } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return stored.flatMap(({ id }) => photoLink(ctx, id) ?? []);
}

/** Writes what became of an update. `attempt`: the sending that this outcome belongs to. Gives the new state, or null where it says nothing new. */
export async function settlePost(
  ctx: Context,
  input: { id: number; attempt: number; outcome: PostedOutcome },
): Promise<PostState | null> {
  mustBeSystem(ctx, "settle_handover");
  return ctx.db.$transaction(async (tx) => {
    const row = await lockPost(tx, input.id);
    if (!row || row.attempts !== input.attempt) return null;
    const { institutionId } = row.handover;
    const peer = await tx.peer.findUnique({ where: { institutionId } });
    const lists = peer?.updatesSince != null && peer.updatesAbsentAt === null;
    const settled = settledPost(row, input.outcome, { now: ctx.now, lists });
    if (!settled) return null;
    await tx.handoverPost.update({ where: { id: row.id }, data: { ...settled, stateAt: ctx.now } });
    // One that refused the request by its number does take updates.
    const isAbsent = input.outcome.kind === "absent" && settled.state !== "refused";
    if (isAbsent) await tx.peer.updateMany({ where: { institutionId }, data: { postsAbsentAt: ctx.now } });
    if (settled.state === "accepted")
      await tx.peer.updateMany({
        where: { institutionId, postsAbsentAt: { not: null } },
        data: { postsAbsentAt: null },
      });
    return settled.state;
  });
}

async function lockPost(tx: Tx, id: number) {
  await tx.$queryRaw`SELECT 1 FROM handover_post WHERE id = ${id} FOR UPDATE`;
  return tx.handoverPost.findUnique({
    where: { id },
    include: { handover: { select: { institutionId: true } } },
  });
}

/** What a dead worker took and never settled: they may have it, so it is unknown and not queued again. */
export async function markAbandonedPosts(ctx: Context): Promise<number> {
  mustBeSystem(ctx, "hand_over");
  const { count } = await ctx.db.handoverPost.updateMany({
    where: { state: "taken", takenAt: { lt: new Date(ctx.now.getTime() - HANDING_FOR_DEAD_MS) } },
    data: { state: "unknown", error: "workerDied", stateAt: ctx.now, nextAt: ctx.now },
  });
  return count;
}

export type UnknownPost = { id: number; ourId: string; peer: PeerSettings };

/** Takes unknown ones whose peer is to be asked whether it knows a repeat. Each is put off before that, as a hand-over is. */
export async function takeUnknownPosts(ctx: Context, { limit }: { limit: number }): Promise<UnknownPost[]> {
  mustBeSystem(ctx, "follow");
  const rows = await ctx.db.handoverPost.findMany({
    where: {
      state: "unknown",
      nextAt: { lte: ctx.now },
      handover: { institution: { peer: { enabled: true, way: "open311" } } },
    },
    select: {
      id: true,
      stateAt: true,
      handover: { select: { ourId: true, institution: { select: { peer: true } } } },
    },
    orderBy: { nextAt: "asc" },
    take: limit,
  });
  for (const { id, stateAt } of rows)
    await ctx.db.handoverPost.updateMany({
      where: { id, state: "unknown" },
      data: { nextAt: nextAskAt({ state: "unknown", stateAt }, ctx.now) },
    });
  return rows.flatMap(({ id, handover: { ourId, institution } }) => {
    const settings = institution.peer && settingsOf(institution.peer);
    return settings ? [{ id, ourId, peer: settings }] : [];
  });
}

/** Their server knows a repeat by our id, so what may have been lost is sent again. */
export async function requeuePost(ctx: Context, { id }: { id: number }): Promise<void> {
  mustBeSystem(ctx, "follow");
  await ctx.db.handoverPost.updateMany({
    where: { id, state: "unknown" },
    data: { state: "queued", attempts: 0, nextAt: ctx.now, stateAt: ctx.now },
  });
}
