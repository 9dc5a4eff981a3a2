import { DomainError } from "@/server/domain/errors";
import type { IncomingText } from "@/server/domain/incoming";
import { OPEN } from "@/server/domain/request";
import { isStopWord } from "@/server/domain/stop-word";
import { DAY_MS } from "@/server/domain/time";
import { stopByNumber } from "../citizens/no-sms";
import type { Context } from "../context";
import { keepSums } from "../reports/keep-sums";
import { FOUND, say } from "./join";

/** Whoever writes back answers what we wrote last; after so long it may be anything. */
const ANSWERS_FOR_DAYS = 30;

export type TextHeard = "stopped" | "joined" | "repeated" | "nobody";

/**
 * An SMS that a citizen wrote back. "RET" ends all messages to this number; anything else joins the open request that the last
 * SMS to this number was about. Brought a second time it changes nothing.
 */
export async function hearText(ctx: Context, { sender, externalId, from, at, text }: IncomingText): Promise<TextHeard> {
  if (ctx.actor.kind !== "channel") throw new DomainError("FORBIDDEN", "forbidden", { act: "hear" });
  const vendorId = `in:${externalId}`;
  return ctx.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${sender}:${vendorId}`}, 0))::text`;
    const known = await tx.message.findUnique({
      where: { sender_vendorId: { sender, vendorId } },
      select: { id: true },
    });
    if (known) return "repeated";
    const last = await tx.message.findFirst({
      where: {
        address: from,
        medium: "sms",
        direction: "outgoing",
        takenAt: { gt: new Date(at.getTime() - ANSWERS_FOR_DAYS * DAY_MS) },
        request: { status: { in: [...OPEN] } },
      },
      orderBy: { id: "desc" },
      select: { citizenId: true, request: { select: FOUND } },
    });
    if (isStopWord(text)) {
      await stopByNumber(ctx, tx, { phone: from, sender });
      await tx.message.create({
        data: {
          requestId: last?.request?.id ?? null,
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
    if (!last?.request || last.citizenId === null || text.trim() === "") return "nobody";
    const said = { citizenId: last.citizenId, medium: "sms", text, address: from, sender, vendorId, at } as const;
    await keepSums(tx, await say(ctx, tx, last.request, said));
    return "joined";
  });
}
