import type { Prisma, Tx } from "@/server/db";
import type { PeerSettings } from "@/server/domain/handover";
import { ABSENT_FOR_MS, effectOf, type PeerUpdate } from "@/server/domain/handover-update";
import { DAY_MS, MINUTE_MS } from "@/server/domain/time";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { settingsOf } from "./peer";
import { type Locked, lock, recordStep } from "./settle";

const EVERY_MS = 10 * MINUTE_MS;
/** Longer than clocks differ, and than an update takes to be listed. */
const OVERLAP_MS = 120 * MINUTE_MS;
/** After a long standstill; how a request stands is asked for by its number besides. */
const MOST_MS = 30 * DAY_MS;
/** What was closed there may be opened again for so long. */
const CLOSED_FOR_MS = 15 * DAY_MS;

/** A server whose list of updates is to be read, and from when on. */
export type PeerToList = { institutionId: number; peer: PeerSettings; from: Date; to: Date };

/**
 * Takes the servers to be asked for their updates: those that have a request of ours. Each is put off before it is asked; one that has no
 * such list is asked again after a day, or once its settings were written anew.
 */
export async function takePeersToList(ctx: Context): Promise<PeerToList[]> {
  mustBeSystem(ctx, "follow");
  const { db, now } = ctx;
  const followed = {
    way: "open311",
    number: { not: null },
    OR: [{ state: "accepted" }, { state: "closed", stateAt: { gt: new Date(now.getTime() - CLOSED_FOR_MS) } }],
  } as const satisfies Prisma.HandoverWhereInput;
  const due = { OR: [{ updatesNextAt: null }, { updatesNextAt: { lte: now } }] };
  const peers = await db.peer.findMany({
    where: { enabled: true, way: "open311", ...due, institution: { handovers: { some: followed } } },
    orderBy: { institutionId: "asc" },
  });
  const taken: PeerToList[] = [];
  for (const row of peers) {
    const { institutionId, updatesSince, updatesAbsentAt } = row;
    const wait = updatesAbsentAt ? ABSENT_FOR_MS : EVERY_MS;
    const { count } = await db.peer.updateMany({
      where: { institutionId, ...due },
      data: { updatesNextAt: new Date(now.getTime() + wait) },
    });
    const settings = settingsOf(row);
    if (count === 0 || !settings) continue;
    const oldest = updatesSince
      ? null
      : await db.handover.findFirst({
          where: { institutionId, ...followed },
          orderBy: { createdAt: "asc" },
          select: { createdAt: true },
        });
    const since = (updatesSince ?? oldest?.createdAt ?? now).getTime() - OVERLAP_MS;
    taken.push({ institutionId, peer: settings, from: new Date(Math.max(since, now.getTime() - MOST_MS)), to: now });
  }
  return taken;
}

/** How far its list was read, or why it was not. `more`: there is more to read at once. */
export type Listing =
  | { kind: "read"; upTo: Date; more: boolean }
  | { kind: "absent" }
  | { kind: "unavailable"; reason: string };

export async function noteListing(
  ctx: Context,
  { institutionId, listing }: { institutionId: number; listing: Listing },
): Promise<void> {
  mustBeSystem(ctx, "follow");
  const data = listedData(listing, ctx.now);
  await ctx.db.peer.updateMany({ where: { institutionId }, data });
}

function listedData(listing: Listing, now: Date): Prisma.PeerUpdateManyMutationInput {
  switch (listing.kind) {
    case "read":
      return {
        updatesAbsentAt: null,
        updatesError: null,
        updatesSince: listing.upTo,
        ...(listing.more ? { updatesNextAt: now } : {}),
      };
    case "absent":
      return {
        updatesAbsentAt: now,
        updatesError: null,
        updatesNextAt: new Date(now.getTime() + ABSENT_FOR_MS),
      };
    case "unavailable":
      return { updatesError: listing.reason };
  }
}

/** Puts each update of a request of ours on its timeline, once. Gives how many were new. */
export async function recordUpdates(
  ctx: Context,
  { institutionId, updates }: { institutionId: number; updates: readonly PeerUpdate[] },
): Promise<number> {
  mustBeSystem(ctx, "record_news");
  const handovers = await ctx.db.handover.findMany({
    where: {
      institutionId,
      way: "open311",
      state: { in: ["accepted", "closed"] },
      number: { in: [...new Set(updates.map(({ number }) => number))] },
    },
    orderBy: { id: "asc" },
    select: { id: true, number: true },
  });
  // The newest where one number was given twice.
  const byNumber = new Map(handovers.map(({ id, number }) => [number, id]));
  const ours = updates.flatMap((update) => {
    const handoverId = byNumber.get(update.number);
    return handoverId === undefined ? [] : [{ handoverId, update }];
  });
  const known = await ctx.db.handoverUpdate.findMany({
    where: {
      handoverId: { in: [...byNumber.values()] },
      updateId: { in: ours.map(({ update }) => update.id) },
    },
    select: { handoverId: true, updateId: true },
  });
  const seen = new Set(known.map(({ handoverId, updateId }) => `${handoverId} ${updateId}`));
  const fresh = ours
    .filter(({ handoverId, update }) => !seen.has(`${handoverId} ${update.id}`))
    .sort((one, other) => (one.update.at?.getTime() ?? 0) - (other.update.at?.getTime() ?? 0));
  let count = 0;
  for (const one of fresh) if (await recordUpdate(ctx, one)) count += 1;
  return count;
}

/** Whether it was new. */
function recordUpdate(
  ctx: Context,
  { handoverId, update }: { handoverId: number; update: PeerUpdate },
): Promise<boolean> {
  const { id: updateId, status, text, at, raw } = update;
  return ctx.db.$transaction(async (tx) => {
    const row = await lock(tx, handoverId);
    if (row?.number !== update.number || row.request.anonymisedAt) return false;
    const { count } = await tx.handoverUpdate.createMany({
      data: { handoverId, updateId, status, text, at, raw: raw as Prisma.InputJsonValue, createdAt: ctx.now },
      skipDuplicates: true,
    });
    if (count === 0) return false;
    if (await isOwnPost(ctx, tx, row, update)) return true;
    await recordStep(ctx, tx, row, (told) => {
      const known = { status: row.theirStatus, notes: row.theirNotes, at: row.theirAt, told };
      return { ...effectOf(known, update), text, at };
    });
    return true;
  });
}

/** Servers list what we posted too: it is ours by the id that they gave for it, or by its words while no answer has told that id. */
async function isOwnPost(ctx: Context, tx: Tx, { id: handoverId }: Locked, { id: updateId, text }: PeerUpdate) {
  const post = await tx.handoverPost.findFirst({
    where: {
      handoverId,
      OR: [{ updateId }, ...(text ? [{ state: { in: ["taken" as const, "unknown" as const] }, text }] : [])],
    },
    orderBy: { id: "asc" },
  });
  if (post?.state === "unknown")
    await tx.handoverPost.update({
      where: { id: post.id },
      data: { state: "accepted", updateId, error: null, nextAt: null, stateAt: ctx.now },
    });
  return post !== null;
}
