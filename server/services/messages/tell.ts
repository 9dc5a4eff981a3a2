import type { Tx } from "@/server/db";
import { fillTemplate, isForAllReporters, mediaFor, type Notice } from "@/server/domain/notices";
import { requestNumber } from "@/server/domain/number";
import { isMobile } from "@/server/domain/phone";
import type { Request } from "@/server/domain/request";
import { smsParts } from "@/server/domain/sms";
import type { Context } from "../context";
import { publicLink } from "../settings/links";

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
    select: {
      id: true,
      year: true,
      seq: true,
      trackingCode: true,
      channel: true,
      identityWithheld: true,
      citizen: {
        include: {
          identities: {
            where: { channel: "whatsapp" },
            orderBy: { lastIncomingAt: { sort: "desc", nulls: "last" } },
            take: 1,
          },
        },
      },
    },
    orderBy: { id: "asc" },
  });
  const messages = reporters.flatMap((reporter) => {
    const { citizen } = reporter;
    if (!citizen) return [];
    const identity = reporter.channel === "whatsapp" ? citizen.identities[0] : undefined;
    const media = mediaFor(
      {
        identityWithheld: reporter.identityWithheld,
        noSms: citizen.noSms,
        mobile: citizen.phone !== null && isMobile(citizen.phone) ? citizen.phone : null,
        whatsapp: identity?.externalId ?? null,
        lastWhatsappAt: identity?.lastIncomingAt ?? null,
      },
      ctx.now,
    );
    const text = fillTemplate(body, {
      number: requestNumber(reporter.year, reporter.seq),
      link: publicLink(reporter.trackingCode),
      municipality: ctx.municipality.identity.shortName,
      callCentre: ctx.municipality.identity.callCentre,
      ...values,
    });
    return media.map(({ medium, address }) => ({
      requestId: reporter.id,
      citizenId: citizen.id,
      direction: "outgoing" as const,
      medium,
      onceKey: `${notice}:${eventId}:${citizen.id}:${medium}`,
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
