import type { Tx } from "@/server/db";
import { under } from "@/server/domain/address";
import { CHAT_VENDORS } from "@/server/domain/channel";
import { DomainError } from "@/server/domain/errors";
import { publicAnswer } from "@/server/domain/notices";
import { requestNumber } from "@/server/domain/number";
import type { Request } from "@/server/domain/request";
import type { Context } from "../context";
import { isChat } from "./reachable";
import { wakeDelivery } from "./tell";

/**
 * Under the post itself, because a person chose so; once. Throws WRONG_STATE `notPublic` where the request did not come from a
 * post, the channel is off or the citizen withheld their identity, `answeredInPublic` where it has been done.
 */
export async function answerInPublic(
  ctx: Context,
  tx: Tx,
  { request, eventId }: { request: Request; eventId: number },
): Promise<void> {
  const { id, channel, thread, citizenId, identityWithheld } = request;
  const row = await tx.request.findUniqueOrThrow({ where: { id }, select: { externalId: true } });
  if (!isChat(channel) || thread === null || !row.externalId || identityWithheld)
    throw new DomainError("WRONG_STATE", "notPublic");
  if (!ctx.municipality.connected.includes(CHAT_VENDORS[channel])) throw new DomainError("WRONG_STATE", "notPublic");
  const address = under(row.externalId);
  const before = await tx.message.count({
    where: { requestId: id, address, state: { notIn: ["failed", "expired", "refused"] } },
  });
  if (before > 0) throw new DomainError("WRONG_STATE", "answeredInPublic");
  await tx.message.create({
    data: {
      requestId: id,
      citizenId,
      direction: "outgoing",
      medium: channel,
      onceKey: `public:${eventId}`,
      notice: "public",
      address,
      body: publicAnswer(requestNumber(request.year, request.seq), ctx.municipality.identity.shortName),
      state: "queued",
      createdAt: ctx.now,
      nextAt: ctx.now,
      stateAt: ctx.now,
    },
  });
  await wakeDelivery(tx);
}
