import { z } from "zod";
import type { Tx } from "@/server/db";
import { type DeliveryReport, type Outcome, settled } from "@/server/domain/delivery";
import { MESSAGE_STATES, type MessageState } from "@/server/domain/notices";
import type { Context } from "../context";
import { mustBeSystem } from "./due";

const rowsSchema = z.array(z.object({ id: z.number(), state: z.enum(MESSAGE_STATES), attempts: z.number() }));
type Row = z.infer<typeof rowsSchema>[number];

/**
 * Writes what became of a message. `attempt`: the sending that this outcome belongs to; an answer to an earlier one is too late.
 * Gives the new state, or null where the outcome says nothing new.
 */
export async function settle(
  ctx: Context,
  input: { id: number; attempt?: number; outcome: Outcome },
): Promise<MessageState | null> {
  mustBeSystem(ctx, "settle");
  return ctx.db.$transaction(async (tx) => {
    const [row] = rowsSchema.parse(
      await tx.$queryRaw`SELECT id, state::text AS state, attempts FROM message WHERE id = ${input.id} FOR UPDATE`,
    );
    if (!row || (input.attempt !== undefined && input.attempt !== row.attempts)) return null;
    return write(ctx, tx, row, input.outcome);
  });
}

/** A vendor's own word, by its id or by ours which it repeats. What was never ours is nobody's business here. */
export async function settleReport(ctx: Context, input: DeliveryReport): Promise<MessageState | null> {
  mustBeSystem(ctx, "settle");
  const { sender, vendorId, messageId } = input;
  return ctx.db.$transaction(async (tx) => {
    const [row] = rowsSchema.parse(
      await tx.$queryRaw`
        SELECT id, state::text AS state, attempts FROM message
        WHERE sender = ${sender} AND direction = 'outgoing' AND (vendor_id = ${vendorId} OR (id = ${messageId} AND vendor_id IS NULL))
        ORDER BY vendor_id NULLS LAST LIMIT 1 FOR UPDATE`,
    );
    if (!row) return null;
    await tx.message.update({ where: { id: row.id }, data: { vendorId } });
    return write(ctx, tx, row, input.outcome);
  });
}

async function write(ctx: Context, tx: Tx, row: Row, outcome: Outcome): Promise<MessageState | null> {
  const change = settled(row, outcome, ctx.now);
  if (!change) return null;
  await tx.message.update({ where: { id: row.id }, data: { ...change, stateAt: ctx.now } });
  return change.state;
}
