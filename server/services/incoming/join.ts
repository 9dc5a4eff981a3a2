import type { Tx } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import type { Change } from "@/server/domain/changes";
import type { Channel } from "@/server/domain/channel";
import { type IncomingMessage, wordsOf } from "@/server/domain/incoming";
import type { Medium } from "@/server/domain/notices";
import { isOpen, OPEN, type Request } from "@/server/domain/request";
import { addDeltas, type Deltas } from "@/server/domain/statistics";
import { fold } from "@/server/domain/turkish";
import type { Context } from "../context";
import { keepSums } from "../reports/keep-sums";
import { recordIn } from "../requests/record";
import { expectMedia } from "./expect-media";
import type { Heard, Sender } from "./identify";

type Found = Pick<Request, "id" | "status" | "waitingFor" | "feeNoticedAt">;
export const FOUND = { id: true, status: true, waitingFor: true, feeNoticedAt: true } as const;

/** The request that a message belongs to; null where it says something new. */
export async function requestOf(tx: Tx, message: IncomingMessage, sender: Sender | null): Promise<Found | null> {
  if (!sender) return null;
  const { channel, replyTo, revises, thread } = message;
  const { citizenId } = sender;
  if (revises) {
    const revised = await requestSaying(tx, channel, revises, { citizenId });
    if (revised) return revised;
  }
  const quoted = replyTo ? await requestSaying(tx, channel, replyTo, { citizenId }) : null;
  if (quoted && isOpen(quoted.status)) return quoted;
  return tx.request.findFirst({
    where: { citizenId, channel, status: { in: [...OPEN] }, ...(thread === null ? {} : { thread }) },
    orderBy: { id: "desc" },
    select: FOUND,
  });
}

/** The request that something with this id opened or joined, by the one index or the other. */
export async function requestSaying(
  tx: Tx,
  channel: Channel,
  said: string,
  where: { citizenId?: number } = {},
): Promise<Found | null> {
  const opened = await tx.request.findUnique({
    where: { channel_externalId: { channel, externalId: said }, ...where },
    select: FOUND,
  });
  if (opened) return opened;
  const joined = await tx.message.findUnique({
    where: { sender_vendorId: { sender: channel, vendorId: said }, request: where },
    select: { request: { select: FOUND } },
  });
  return joined?.request ?? null;
}

/** The citizen's words on the request's timeline, as a message and as an act; what waited for them goes on. */
export async function join(
  ctx: Context,
  tx: Tx,
  request: Found,
  { vendor, message, citizenId }: Heard & { citizenId: number },
): Promise<void> {
  const { channel } = message;
  const deltas = await say(ctx, tx, request, {
    citizenId,
    medium: channel,
    text: wordsOf(message),
    address: message.from.ids[0],
    sender: channel,
    vendorId: message.externalId,
    at: message.at,
    ...(message.revises ? { revises: message.revises } : {}),
  });
  await expectMedia(ctx, tx, { requestId: request.id, vendor, media: message.media });
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
export async function say(ctx: Context, tx: Tx, request: Found, said: Said): Promise<Deltas> {
  const { text, medium, revises, at, ...known } = said;
  const goesOn = request.status === "waiting" && !request.feeNoticedAt && (await waitsForCitizen(tx, request));
  const anew = revises ? ({ how: "edited", of: revises } as const) : {};
  const heard = await recordIn(ctx, tx, [{ id: request.id, change: { act: "hear", text, medium, ...anew } }]);
  const resumed = goesOn
    ? await recordIn({ ...ctx, actor: SYSTEM }, tx, [{ id: request.id, change: { act: "resume" } }])
    : null;
  await tx.message.create({
    data: {
      ...known,
      requestId: request.id,
      direction: "incoming",
      medium,
      body: text,
      state: "received",
      createdAt: ctx.now,
      stateAt: at,
    },
  });
  return addDeltas(resumed ? [heard.deltas, resumed.deltas] : [heard.deltas]);
}

/** It waits for the citizen when it says so, or when the last thing asked has not been answered yet. */
async function waitsForCitizen(tx: Tx, { id, waitingFor }: Found): Promise<boolean> {
  if (/\b(vatandas|basvuran|basvuru sahib)/.test(fold(waitingFor ?? ""))) return true;
  const last = await tx.requestEvent.findFirst({
    where: { requestId: id, act: { in: ["ask", "hear"] } },
    orderBy: { id: "desc" },
    select: { act: true },
  });
  return last?.act === "ask";
}
