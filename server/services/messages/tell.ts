import type { Tx } from "@/server/db";
import { fillTemplate, isForAllReporters, mediaFor, type Notice } from "@/server/domain/notices";
import { requestNumber } from "@/server/domain/number";
import type { Request } from "@/server/domain/request";
import { smsParts } from "@/server/domain/sms";
import type { Context } from "../context";
import { publicLink } from "../settings/links";
import { REACHED, reachableOf } from "./reachable";

export type Telling = { request: Request; notice: Notice; eventId: number; values?: Record<string, string | null> };

/**
 * Puts into the outbox what an event owes the citizen, and the reporters of what was merged into it.
 * `once_key` makes a second message of the same event to the same citizen by the same medium impossible.
 */
export async function tell(ctx: Context, tx: Tx, { request, notice, eventId, values = {} }: Telling): Promise<number> {
  const body = ctx.municipality.templates.get(`${notice} tr`);
  if (!body) return 0;
  const reporters = await tx.request.findMany({
    where:
      isForAllReporters(notice) && request.mergedCount > 0
        ? { OR: [{ id: request.id }, { mergedIntoId: request.id }] }
        : { id: request.id },
    select: { id: true, year: true, seq: true, trackingCode: true, ...REACHED },
    orderBy: { id: "asc" },
  });
  const messages = reporters.flatMap((reporter) => {
    const reachable = reachableOf(ctx, reporter);
    if (!reachable) return [];
    const { citizenId } = reachable;
    const text = fillTemplate(body, {
      number: requestNumber(reporter.year, reporter.seq),
      link: publicLink(reporter.trackingCode),
      municipality: ctx.municipality.identity.shortName,
      callCentre: ctx.municipality.identity.callCentre,
      ...values,
    });
    return mediaFor(reachable, ctx.now).map(({ medium, address }) => ({
      requestId: reporter.id,
      citizenId,
      direction: "outgoing" as const,
      medium,
      onceKey: `${notice}:${eventId}:${citizenId}:${medium}`,
      notice,
      address,
      body: text,
      parts: medium === "sms" ? smsParts(text).parts : 1,
      state: "queued" as const,
      createdAt: ctx.now,
      nextAt: ctx.now,
      stateAt: ctx.now,
    }));
  });
  if (messages.length === 0) return 0;
  const { count } = await tx.message.createMany({ data: messages, skipDuplicates: true });
  await wakeDelivery(tx);
  return count;
}

/** The row is the durable record; the job only wakes the worker, in the same transaction. */
export const wakeDelivery = async (tx: Tx): Promise<void> => {
  await tx.$executeRaw`SELECT graphile_worker.add_job('deliver-messages', max_attempts => 1)`;
};
