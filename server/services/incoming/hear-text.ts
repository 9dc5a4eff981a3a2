import { DomainError } from "@/server/domain/errors";
import { bearingOf, followedSince } from "@/server/domain/follow-up";
import type { IncomingText } from "@/server/domain/incoming";
import { isStopWord } from "@/server/domain/stop-word";
import { isThanks } from "@/server/domain/thanks";
import { stopByNumber } from "../citizens/no-sms";
import type { Context } from "../context";
import { keepSums } from "../reports/keep-sums";
import { mainOf } from "../requests/thread";
import { say } from "./join";

export type TextHeard = "stopped" | "joined" | "repeated" | "reused" | "nobody";

/**
 * An SMS that a citizen wrote back. "RET" ends all messages to this number; anything else joins the request that the last SMS to
 * this number was about, or what that was merged into: nobody can quote in an SMS, so whoever answers one names it. Brought a second time it changes nothing.
 * `reused`: the gateway's id stands for another SMS.
 */
export async function hearText(ctx: Context, { sender, externalId, from, at, text }: IncomingText): Promise<TextHeard> {
  if (ctx.actor.kind !== "channel") throw new DomainError("FORBIDDEN", "forbidden", { act: "hear" });
  const vendorId = `in:${externalId}`;
  return ctx.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${sender}:${vendorId}`}, 0))::text`;
    const known = await tx.message.findUnique({
      where: { sender_vendorId: { sender, vendorId } },
      select: { address: true, body: true },
    });
    if (known) return known.address === from && known.body === text ? "repeated" : "reused";
    const last = await tx.message.findFirst({
      where: {
        address: from,
        medium: "sms",
        direction: "outgoing",
        takenAt: { gt: followedSince(at) },
        requestId: { not: null },
      },
      orderBy: { id: "desc" },
      select: { citizenId: true, requestId: true },
    });
    if (isStopWord(text)) {
      await stopByNumber(ctx, tx, { phone: from, sender });
      await tx.message.create({
        data: {
          requestId: last?.requestId ?? null,
          citizenId: last?.citizenId ?? null,
          direction: "incoming",
          medium: "sms",
          address: from,
          body: text,
          state: "received",
          sender,
          vendorId,
          createdAt: ctx.now,
          stateAt: at,
        },
      });
      return "stopped";
    }
    if (!last?.requestId || last.citizenId === null || text.trim() === "") return "nobody";
    const thread = { id: last.requestId, main: await mainOf(tx, last.requestId) };
    const bearing = bearingOf(thread.main, { names: true, thanks: isThanks(text), at });
    if (!bearing) return "nobody";
    const said = { citizenId: last.citizenId, medium: "sms", text, address: from, sender, vendorId, at } as const;
    await keepSums(tx, await say(ctx, tx, { ...thread, bearing }, said));
    return "joined";
  });
}
