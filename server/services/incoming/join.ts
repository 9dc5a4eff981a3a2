import type { Tx } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import type { Change } from "@/server/domain/changes";
import type { Channel } from "@/server/domain/channel";
import { type Bearing, bearingOf, followedSince, isFollowedAt } from "@/server/domain/follow-up";
import { type IncomingMessage, wordsOf } from "@/server/domain/incoming";
import type { Medium } from "@/server/domain/notices";
import { isOpen, OPEN } from "@/server/domain/request";
import { addDeltas, type Deltas } from "@/server/domain/statistics";
import { isThanks } from "@/server/domain/thanks";
import type { Context } from "../context";
import { keepSums } from "../reports/keep-sums";
import { recordIn, type Step } from "../requests/record";
import { mainOf, STANDING, type Standing } from "../requests/thread";
import { expectMedia } from "./expect-media";
import type { Heard, Sender } from "./identify";

/** The citizen's own request, and the one that is worked on: itself, or what it was merged into. */
type Thread = { id: number; main: Standing };
/** Where a message goes and what it is there. */
export type Joining = Thread & { bearing: Bearing };
/** `follows`: the answered request that a new one follows. */
export type Placed = { joins: Joining } | { joins: null; follows: number | null };

const threadOf = async (tx: Tx, id: number): Promise<Thread> => ({ id, main: await mainOf(tx, id) });

/**
 * The request that a message belongs to, through whatever it was merged into: the one whose words it changes, the one it quotes,
 * else the newest open one of that sender, else, for mere thanks, the one answered last. Anything else says something new, and
 * follows what was answered last.
 */
export async function placeOf(tx: Tx, message: IncomingMessage, sender: Sender | null): Promise<Placed> {
  if (!sender) return { joins: null, follows: null };
  const { channel, replyTo, revises, at } = message;
  const { citizenId } = sender;
  if (revises) {
    const revised = await requestSaying(tx, channel, revises, { citizenId });
    if (revised) return { joins: { ...(await threadOf(tx, revised)), bearing: "words" } };
  }
  const thanks = saysThanks(message);
  const quoted = replyTo ? await requestSaying(tx, channel, replyTo, { citizenId }) : null;
  if (quoted) {
    const placed = joining(await threadOf(tx, quoted), { names: true, thanks, at });
    if (placed.joins) return placed;
  }
  const latest = await latestOf(tx, message, citizenId);
  return latest ? joining(latest, { names: false, thanks, at }) : { joins: null, follows: null };
}

function joining(thread: Thread, saying: Parameters<typeof bearingOf>[1]): Placed {
  const bearing = bearingOf(thread.main, saying);
  if (bearing) return { joins: { ...thread, bearing } };
  return { joins: null, follows: isFollowedAt(thread.main, saying.at) ? thread.main.id : null };
}

/** A sticker or a sign of approval says as much as the word. */
const saysThanks = ({ text, media, location }: IncomingMessage): boolean =>
  location === null &&
  (media.length === 0
    ? isThanks(text.replace(/^Tepki verdi: /, ""))
    : text.trim() === "" && media.every(({ kind }) => kind === "sticker"));

/** So many of one citizen's requests on one channel are looked through: those that are open, merged, or answered not long ago. */
const MOST_OF_CITIZEN = 200;

/** The newest that is open, else the one answered last. */
async function latestOf(tx: Tx, { channel, thread, at }: IncomingMessage, citizenId: number): Promise<Thread | null> {
  const own = await tx.request.findMany({
    where: {
      citizenId,
      channel,
      ...(thread === null ? {} : { thread }),
      OR: [{ status: { in: [...OPEN, "merged"] } }, { answeredAt: { gte: followedSince(at) } }],
    },
    orderBy: { id: "desc" },
    take: MOST_OF_CITIZEN,
    select: STANDING,
  });
  let answered: Thread | null = null;
  for (const request of own) {
    const main = request.status === "merged" ? await mainOf(tx, request.id) : request;
    if (isOpen(main.status)) return { id: request.id, main };
    if ((main.answeredAt ?? NEVER) > (answered?.main.answeredAt ?? NEVER)) answered = { id: request.id, main };
  }
  return answered;
}
const NEVER = new Date(0);

/** The request that something with this id opened or joined, by the one index or the other. */
export async function requestSaying(
  tx: Tx,
  channel: Channel,
  said: string,
  where: { citizenId?: number } = {},
): Promise<number | null> {
  const opened = await tx.request.findUnique({
    where: { channel_externalId: { channel, externalId: said }, ...where },
    select: { id: true },
  });
  if (opened) return opened.id;
  const joined = await tx.message.findUnique({
    where: { sender_vendorId: { sender: channel, vendorId: said }, request: where },
    select: { requestId: true },
  });
  return joined?.requestId ?? null;
}

/** The citizen's words on the request's timeline, as a message and as an act; what waited for them goes on. */
export async function join(
  ctx: Context,
  tx: Tx,
  joins: Joining,
  { vendor, message, citizenId }: Heard & { citizenId: number },
): Promise<void> {
  const { channel } = message;
  const deltas = await say(ctx, tx, joins, {
    citizenId,
    medium: channel,
    text: wordsOf(message),
    address: message.from.ids[0],
    sender: channel,
    vendorId: message.externalId,
    at: message.at,
    ...(message.revises ? { revises: message.revises } : {}),
  });
  await expectMedia(ctx, tx, { requestId: joins.id, vendor, media: message.media });
  await keepSums(tx, deltas);
}

/** Words, by which medium and from where they came, and the vendor's id of them. */
export type Said = {
  citizenId: number;
  medium: Extract<Change, { act: "hear" }>["medium"] & Medium;
  text: string;
  address: string;
  sender: string;
  vendorId: string;
  at: Date;
  revises?: string;
};

/** As `join`, for words alone; the caller keeps the sums, once and last. */
export async function say(ctx: Context, tx: Tx, { bearing, ...thread }: Joining, said: Said): Promise<Deltas> {
  const { text, medium, revises, at, ...known } = said;
  const anew = revises
    ? ({ how: "edited", of: revises } as const)
    : bearing === "thanks"
      ? ({ how: "thanks" } as const)
      : {};
  const deltas = [await hearIn(ctx, tx, thread, { act: "hear", text, medium, ...anew })];
  if (bearing === "dispute") {
    const dispute: Step = { id: thread.main.id, change: { act: "confirm", confirmation: "disputed" } };
    deltas.push((await recordIn(ctx, tx, [dispute])).deltas);
  }
  await tx.message.create({
    data: {
      ...known,
      requestId: thread.id,
      direction: "incoming",
      medium,
      body: text,
      state: "received",
      createdAt: ctx.now,
      stateAt: at,
    },
  });
  return addDeltas(deltas);
}

/**
 * What a citizen says stands on the citizen's own request, and on what that was merged into; what waited for it goes on.
 * The caller keeps the sums.
 */
export async function hearIn(
  ctx: Context,
  tx: Tx,
  { id, main }: Thread,
  change: Extract<Change, { act: "hear" }>,
): Promise<Deltas> {
  const goesOn = await waitsForCitizen(tx, main);
  const steps: Step[] = [{ id, change }];
  if (main.id !== id) steps.push({ id: main.id, change: { ...change, mergedId: id } });
  const heard = await recordIn(ctx, tx, steps);
  if (!goesOn) return heard.deltas;
  const resumed = await recordIn({ ...ctx, actor: SYSTEM }, tx, [{ id: main.id, change: { act: "resume" } }]);
  return addDeltas([heard.deltas, resumed.deltas]);
}

/**
 * Whether what the citizen says now is what it waits for: it waits for the citizen, or staff have asked since it began to wait.
 * A fee that was given notice of is not paid by words.
 */
export async function waitsForCitizen(tx: Tx, { id, status, waitingOn, feeNoticedAt }: Standing): Promise<boolean> {
  if (status !== "waiting" || feeNoticedAt) return false;
  if (waitingOn === "citizen") return true;
  const last = await tx.requestEvent.findFirst({
    where: { requestId: id, act: { in: ["wait", "ask"] } },
    orderBy: { id: "desc" },
    select: { act: true },
  });
  return last?.act === "ask";
}
