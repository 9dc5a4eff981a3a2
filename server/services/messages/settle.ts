import { z } from "zod";
import type { Tx } from "@/server/db";
import { type Course, type DeliveryReport, type Outcome, settled, type UpToReport } from "@/server/domain/delivery";
import { MEDIA, MESSAGE_STATES, type Medium, type MessageState } from "@/server/domain/notices";
import { wakesAt } from "@/server/domain/quiet-hours";
import { isGuarded } from "@/server/domain/sender";
import type { Context } from "../context";
import { mustBeSystem } from "./due";
import { noteHealth } from "./health";
import { keepLedger } from "./ledger-sums";
import { isChat } from "./reachable";
import { followCorrection } from "./redirect";

const rowSchema = z.object({
  id: z.number(),
  state: z.enum(MESSAGE_STATES),
  medium: z.enum(MEDIA),
  notice: z.string().nullable(),
  attempts: z.number(),
  rounds: z.number(),
  parts: z.number(),
  tried: z.array(z.string()),
  via: z.string().nullable(),
  sender: z.string().nullable(),
  takenAt: z.date().nullable(),
  vendorParts: z.number().nullable(),
  vendorCost: z.coerce.number().nullable(),
});
type Row = z.infer<typeof rowSchema>;

/**
 * Writes what became of a message. `attempt`: the sending that this outcome belongs to; an answer to an earlier one is too late;
 * without it the outcome is the vendor's later word. `others`: who else could carry it.
 * Gives the new state, or null where the outcome says nothing new.
 */
export async function settle(
  ctx: Context,
  input: { id: number; attempt?: number; outcome: Outcome; others?: readonly string[] },
): Promise<MessageState | null> {
  mustBeSystem(ctx, "settle");
  return ctx.db.$transaction(async (tx) => {
    const [row] = z
      .array(rowSchema)
      .parse(
        await tx.$queryRaw`SELECT id, state::text, medium::text, notice, attempts, rounds, parts, tried, via, sender, taken_at AS "takenAt", vendor_parts AS "vendorParts", vendor_cost::float8 AS "vendorCost" FROM message WHERE id = ${input.id} FOR UPDATE`,
      );
    if (!row || (input.attempt !== undefined && input.attempt !== row.attempts)) return null;
    return write(ctx, tx, row, input.outcome, {
      others: input.others ?? [],
      reported: input.attempt === undefined,
    });
  });
}

/**
 * A vendor's own word, by its id or by ours which it repeats. What was never ours is nobody's business here. Throws where it came
 * before the vendor's id is known to us, so that it is read again.
 */
export async function settleReport(
  ctx: Context,
  { others = [], ...report }: DeliveryReport & { others?: readonly string[] },
): Promise<MessageState | null> {
  mustBeSystem(ctx, "settle");
  return ctx.db.$transaction(async (tx) => {
    const course = { others, reported: true };
    if ("until" in report) {
      let last: MessageState | null = null;
      for (const row of await upTo(tx, report)) last = await write(ctx, tx, row, report.outcome, course);
      return last;
    }
    const { sender, vendorId, messageId } = report;
    const [row] = z.array(rowSchema).parse(
      await tx.$queryRaw`
        SELECT id, state::text, medium::text, notice, attempts, rounds, parts, tried, via, sender, taken_at AS "takenAt", vendor_parts AS "vendorParts", vendor_cost::float8 AS "vendorCost" FROM message
        WHERE sender = ${sender} AND direction = 'outgoing' AND (vendor_id = ${vendorId} OR (id = ${messageId} AND vendor_id IS NULL))
        ORDER BY vendor_id NULLS LAST LIMIT 1 FOR UPDATE`,
    );
    if (!row && messageId === null) await mustNotBeEarly(tx, sender);
    if (!row) return null;
    await tx.message.update({ where: { id: row.id }, data: { vendorId } });
    return write(ctx, tx, row, report.outcome, course);
  });
}

/** A vendor that does not repeat our id may tell of a message whose handing over is not written down yet. */
async function mustNotBeEarly(tx: Tx, sender: string): Promise<void> {
  const under = await tx.message.count({ where: { sender, state: "taken", direction: "outgoing" } });
  if (under > 0) throw new Error(`${sender} told of a message while one is being handed to it`);
}

/** What the vendor had certainly taken by then; by our own clock a message is handed over before the vendor dates it. */
const upTo = async (tx: Tx, { sender, address, until }: UpToReport): Promise<Row[]> =>
  z.array(rowSchema).parse(
    await tx.$queryRaw`
      SELECT m.id, m.state::text, m.medium::text, m.notice, m.attempts, m.rounds, m.parts, m.tried, m.via, m.sender, m.taken_at AS "takenAt",
        m.vendor_parts AS "vendorParts", m.vendor_cost::float8 AS "vendorCost"
      FROM message m JOIN citizen_identity i ON i.citizen_id = m.citizen_id
      WHERE i.channel::text = ${sender} AND i.external_id = ${address} AND m.address = ${address}
        AND m.direction = 'outgoing' AND m.sender = ${sender} AND m.state = 'accepted' AND m.taken_at <= ${until}
      ORDER BY m.id FOR UPDATE OF m`,
  );

async function write(ctx: Context, tx: Tx, row: Row, outcome: Outcome, course: Course): Promise<MessageState | null> {
  const { sender, medium, via } = row;
  // A later word tells of an earlier time: only trouble in it says something about now.
  if (sender && isGuarded(medium) && (!course.reported || outcome.kind === "retry"))
    await noteHealth(tx, sender, outcome, ctx.now);
  const others = via === null ? course.others : [];
  const change = settled(row, outcome, ctx.now, { ...course, others: others ?? [] });
  const billed = billedOf(row, outcome, change?.state ?? row.state);
  if (!change) {
    if (billed.vendorParts !== row.vendorParts || billed.vendorCost !== row.vendorCost) {
      await tx.message.update({ where: { id: row.id }, data: billed });
      await keepLedger(tx, [{ before: row, after: { ...row, ...billed } }]);
    }
    return null;
  }
  const nextAt =
    change.state === "queued" && change.nextAt && medium === "sms"
      ? wakesAt(ctx.municipality.sms.quiet, row.notice, change.nextAt)
      : change.nextAt;
  const { citizenId } = await tx.message.update({
    where: { id: row.id },
    data: { ...change, ...billed, nextAt, stateAt: ctx.now },
    select: { citizenId: true },
  });
  await keepLedger(tx, [{ before: row, after: { ...row, ...billed, state: change.state } }]);
  if (change.state === "queued" && (medium === "sms" || medium === "email"))
    await followCorrection(ctx, tx, citizenId, row.takenAt);
  if (outcome.kind === "accepted" && outcome.from) await expectFrom(tx, { citizenId, medium }, outcome.from);
  return change.state;
}

/** The vendor's count as it stands after its word: what goes on to another sender was not counted by this one. */
function billedOf({ vendorParts, vendorCost }: Row, { kind, billed }: Outcome, state: MessageState) {
  if (state === "queued") return { vendorParts: null, vendorCost: null };
  if (!billed || kind === "retry") return { vendorParts, vendorCost };
  return { vendorParts: billed.parts, vendorCost: billed.cost ?? vendorCost };
}

/** Whoever answers what we wrote in private to a comment's author is that author: the vendor itself says so. */
async function expectFrom(
  tx: Tx,
  { citizenId, medium }: { citizenId: number | null; medium: Medium },
  externalId: string,
): Promise<void> {
  if (citizenId === null || !isChat(medium)) return;
  await tx.citizenIdentity.createMany({ data: [{ channel: medium, externalId, citizenId }], skipDuplicates: true });
}
