import { columnsOf, Prisma, type Tx } from "@/server/db";
import { fillTemplate, isForAllReporters, type Medium, type Notice } from "@/server/domain/notices";
import { requestNumber } from "@/server/domain/number";
import { wakesAt } from "@/server/domain/quiet-hours";
import type { Request } from "@/server/domain/request";
import { mediaFor } from "@/server/domain/routes";
import { smsParts } from "@/server/domain/sms";
import type { Context } from "../context";
import { publicLink } from "../settings/links";
import { type Reporter, reportersOf, reportersOfAll } from "./reachable";

export type Telling = { request: Request; notice: Notice; eventId: number; values?: Record<string, string | null> };

/**
 * Puts into the outbox what an event owes the citizen, and the reporters of what was merged into it.
 * `once_key` makes a second message of the same event to the same citizen by the same medium impossible.
 */
export async function tell(ctx: Context, tx: Tx, { request, notice, eventId, values = {} }: Telling): Promise<number> {
  const body = ctx.municipality.templates.get(`${notice} tr`);
  if (!body) return 0;
  const merged = isForAllReporters(notice) && request.mergedCount > 0;
  const reporters = await reportersOf(ctx, tx, { id: request.id, merged });
  const messages = reporters.flatMap((reporter) => messagesTo(ctx, reporter, { notice, eventId, values, body }));
  const [first] = messages;
  if (!first) return 0;
  const [put] = await tx.$queryRaw<{ count: number }[]>`
    WITH put AS (
      INSERT INTO message (${columnsOf(first)})
      VALUES ${Prisma.join(messages.map((message) => Prisma.sql`(${Prisma.join(Object.values(message))})`))}
      ON CONFLICT DO NOTHING RETURNING id
    )
    SELECT (SELECT count(*)::int FROM put) AS count FROM ${WAKE}`;
  return put?.count ?? 0;
}

/** Receipts of many requests opened at once, in one statement. */
export async function tellReceived(
  ctx: Context,
  tx: Tx,
  opened: readonly { id: number; eventId: number }[],
): Promise<void> {
  const body = ctx.municipality.templates.get("received tr");
  if (!body) return;
  const events = new Map(opened.map(({ id, eventId }) => [id, eventId]));
  const reporters = await reportersOfAll(ctx, tx, [...events.keys()]);
  const messages = reporters.flatMap((reporter) => {
    const eventId = events.get(reporter.id);
    return eventId ? messagesTo(ctx, reporter, { notice: "received", eventId, values: {}, body }) : [];
  });
  if (messages.length === 0) return;
  await tx.message.createMany({ data: messages, skipDuplicates: true });
  await wakeDelivery(tx);
}

type Text = Required<Omit<Telling, "request">> & { body: string };

function messagesTo(ctx: Context, reporter: Reporter, { notice, eventId, values, body }: Text) {
  const { citizenId } = reporter;
  const filled = {
    number: requestNumber(reporter.year, reporter.seq),
    link: publicLink(reporter.trackingCode),
    municipality: ctx.municipality.identity.shortName,
    callCentre: ctx.municipality.identity.callCentre,
    ...values,
  };
  const text = fillTemplate(body, filled);
  const subject = fillTemplate(ctx.municipality.subjects.get(`${notice} tr`) ?? USUAL_SUBJECT, filled);
  return mediaFor(reporter, notice, ctx.now).map(({ medium, address, outsideWindow }) => ({
    ...schedule(ctx, medium, notice),
    requestId: reporter.id,
    citizenId,
    direction: "outgoing" as const,
    medium,
    onceKey: `${notice}:${eventId}:${citizenId}:${medium}`,
    notice,
    address,
    outsideWindow,
    body: text,
    subject: medium === "email" ? subject : null,
    parts: medium === "sms" ? smsParts(text).parts : 1,
    state: "queued" as const,
    createdAt: ctx.now,
    stateAt: ctx.now,
  }));
}

/** Of an e-mail whose notice has no subject of its own. */
const USUAL_SUBJECT = "{municipality}: {number}";

const WAKE = Prisma.sql`graphile_worker.add_job('deliver-messages', max_attempts => 1)`;

/** When it goes: an SMS not in the quiet hours. */
export function schedule({ municipality, now }: Context, medium: Medium, notice: string | null) {
  const nextAt = medium === "sms" ? wakesAt(municipality.sms.quiet, notice, now) : now;
  return { nextAt, error: nextAt > now ? "quietHours" : null };
}

/** The row is the durable record; the job only wakes the worker, in the same transaction. */
export const wakeDelivery = async (tx: Tx): Promise<void> => {
  await tx.$executeRaw`SELECT FROM ${WAKE}`;
};
