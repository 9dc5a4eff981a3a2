import type { Tx } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import type { Channel } from "@/server/domain/channel";
import { type IncomingMessage, wordsOf } from "@/server/domain/incoming";
import { isOpen, OPEN, type Request } from "@/server/domain/request";
import { addDeltas } from "@/server/domain/statistics";
import { fold } from "@/server/domain/turkish";
import type { Context } from "../context";
import { keepSums } from "../reports/keep-sums";
import { recordIn } from "../requests/record";
import { expectMedia } from "./expect-media";
import type { Heard, Sender } from "./identify";

type Found = Pick<Request, "id" | "status" | "waitingFor" | "feeNoticedAt">;
const FOUND = { id: true, status: true, waitingFor: true, feeNoticedAt: true } as const;

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

/** The request that something with this id opened or joined. */
export const requestSaying = (
  tx: Tx,
  channel: Channel,
  said: string,
  where: { citizenId?: number } = {},
): Promise<Found | null> =>
  tx.request.findFirst({
    where: {
      ...where,
      OR: [{ channel, externalId: said }, { messages: { some: { sender: channel, vendorId: said } } }],
    },
    select: FOUND,
  });

/** The citizen's words on the request's timeline, as a message and as an act; what waited for them goes on. */
export async function join(
  ctx: Context,
  tx: Tx,
  request: Found,
  { vendor, message, citizenId }: Heard & { citizenId: number },
): Promise<void> {
  const { channel } = message;
  const goesOn = request.status === "waiting" && !request.feeNoticedAt && (await waitsForCitizen(tx, request));
  const text = wordsOf(message);
  const anew = message.revises ? ({ how: "edited", of: message.revises } as const) : {};
  const heard = await recordIn(ctx, tx, [{ id: request.id, change: { act: "hear", text, medium: channel, ...anew } }]);
  const resumed = goesOn
    ? await recordIn({ ...ctx, actor: SYSTEM }, tx, [{ id: request.id, change: { act: "resume" } }])
    : null;
  await tx.message.create({
    data: {
      requestId: request.id,
      citizenId,
      direction: "incoming",
      medium: channel,
      address: message.from.ids[0],
      body: text,
      state: "received",
      sender: channel,
      vendorId: message.externalId,
      createdAt: ctx.now,
      stateAt: message.at,
    },
  });
  await expectMedia(ctx, tx, { requestId: request.id, vendor, media: message.media });
  await keepSums(tx, addDeltas(resumed ? [heard.deltas, resumed.deltas] : [heard.deltas]));
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
