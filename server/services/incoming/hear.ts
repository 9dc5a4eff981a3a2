import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { wordsOf } from "@/server/domain/incoming";
import { DAY_MS } from "@/server/domain/time";
import type { Context } from "../context";
import { contentDigest, isSameContent } from "../requests/content-digest";
import { receive } from "../requests/receive";
import { expectMedia } from "./expect-media";
import { type Heard, identify, known, type Sender } from "./identify";
import { join, placeOf } from "./join";

/** `reused`: the vendor's id stands for other words already; the caller lists what it was sent. */
export type HearResult = { requestId: number | null; how: "opened" | "joined" | "repeated" | "reused" | "ignored" };

/**
 * What a citizen wrote: a reply joins the newest open request of that sender or what that was merged into, a comment what they
 * asked under the same post, a quote what it quotes, thanks what was answered, and what says something anew the request of what it
 * said first. Anything else opens one, which follows what was answered not long ago.
 * Brought a second time with the same words it changes nothing. Messages of one sender are heard one after the other.
 */
export async function hear(ctx: Context, input: Heard): Promise<HearResult> {
  if (ctx.actor.kind !== "channel") throw new DomainError("FORBIDDEN", "forbidden", { act: "hear" });
  const { message } = input;
  const { channel } = message;
  return ctx.db.$transaction(
    async (tx) => {
      for (const id of [...message.from.ids].sort())
        await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${channel}:${id}`}, 0))::text`;
      const joined = await tx.message.findUnique({
        where: { sender_vendorId: { sender: channel, vendorId: message.externalId } },
        select: { requestId: true, body: true },
      });
      if (joined) return { requestId: joined.requestId, how: joined.body === wordsOf(message) ? "repeated" : "reused" };
      const sender = await known(tx, channel, message.from.ids);
      const opened = await tx.request.findUnique({
        where: { channel_externalId: { channel, externalId: message.externalId } },
        select: { id: true, intakeDigest: true },
      });
      if (opened && !isSameContent(opened.intakeDigest, contentDigest(contentOf(message))))
        return { requestId: opened.id, how: "reused" };
      if (opened) return { requestId: await open(ctx, tx, input, sender, null), how: "repeated" };
      const placed = await placeOf(tx, message, sender);
      if (placed.joins && sender) {
        await join(ctx, tx, placed.joins, { ...input, citizenId: sender.citizenId });
        await identify(tx, channel, message, sender);
        return { requestId: placed.joins.main.id, how: "joined" };
      }
      if (!message.opens) return IGNORED;
      const followsId = placed.joins ? null : placed.follows;
      return { requestId: await open(ctx, tx, input, sender, followsId), how: "opened" };
    },
    { maxWait: 20_000, timeout: 60_000 },
  );
}

/** What makes a message another one: its words. A profile's name and a file's address change while the message stays the same. */
const contentOf = (message: Heard["message"]): unknown => ({ words: wordsOf(message) });

/** Whether it was heard before, and so needs nothing any more. */
export async function isHeard(ctx: Context, { channel, externalId }: Heard["message"]): Promise<boolean> {
  const [joined, opened] = await Promise.all([
    ctx.db.message.findUnique({ where: { sender_vendorId: { sender: channel, vendorId: externalId } } }),
    ctx.db.request.findUnique({ where: { channel_externalId: { channel, externalId } } }),
  ]);
  return joined !== null || opened !== null;
}

const IGNORED: HearResult = { requestId: null, how: "ignored" };

/**
 * Finishes what an earlier attempt may have left half done, too: the request stands, its files are not expected yet.
 * `receive` has a transaction of its own; the sender's lock, which this one holds, keeps others out until both are through.
 */
async function open(
  ctx: Context,
  tx: Tx,
  { vendor, message }: Heard,
  sender: Sender | null,
  followsId: number | null,
): Promise<number> {
  const { channel, from, location } = message;
  const intake = {
    channel,
    externalId: message.externalId,
    description: wordsOf(message),
    latitude: location?.latitude ?? null,
    longitude: location?.longitude ?? null,
    sourceUrl: message.url,
    thread: message.thread,
    receivedAt: writtenAt(ctx.now, message.at),
    citizen: {
      name: from.name,
      phone: from.phone,
      identity: { externalId: sender?.externalId ?? from.ids[0], displayName: from.name },
    },
  };
  const { request } = await receive(ctx, intake, { followsId, contentOf: () => contentOf(message) });
  if (request.citizenId !== null) await identify(tx, channel, message, { ...sender, citizenId: request.citizenId });
  await expectMedia(ctx, tx, { requestId: request.id, vendor, media: message.media });
  return request.id;
}

/** A vendor brings what it could not deliver for so long; what claims to be older or to lie ahead is not believed. */
const REDELIVERED_MS = 8 * DAY_MS;

/** When the citizen wrote; null where the vendor's stamp cannot be right, and so counts as now. */
const writtenAt = (now: Date, at: Date): Date | null =>
  at <= now && now.getTime() - at.getTime() <= REDELIVERED_MS ? at : null;
