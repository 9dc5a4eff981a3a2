import { z } from "zod";
import { DomainError } from "@/server/domain/errors";
import type { Medium } from "@/server/domain/notices";
import type { Context } from "../context";

const dueSchema = z.object({
  id: z.number(),
  sender: z.string(),
  address: z.string(),
  body: z.string(),
  attempts: z.number(),
});
export type Due = z.infer<typeof dueSchema>;

/** What is done to the outbox by no person: only the system does it. */
export function mustBeSystem({ actor }: Context, act: string): void {
  if (actor.kind !== "system") throw new DomainError("FORBIDDEN", "forbidden", { act });
}

/**
 * Takes messages that are due, each for one worker only, and names the sender that will carry it.
 * From here to `settle` a message is `taken`: a worker that dies in between leaves it so, and it is never simply sent again.
 */
export async function takeDue(
  ctx: Context,
  input: { senders: Partial<Record<Medium, string>>; limit: number },
): Promise<Due[]> {
  mustBeSystem(ctx, "deliver");
  const rows = await ctx.db.$queryRaw<unknown[]>`
    WITH due AS (
      SELECT id FROM message
      WHERE state = 'queued' AND next_at <= ${ctx.now} AND ${JSON.stringify(input.senders)}::jsonb ? medium::text
      ORDER BY next_at, id LIMIT ${input.limit} FOR UPDATE SKIP LOCKED)
    UPDATE message m SET state = 'taken', taken_at = ${ctx.now}, state_at = ${ctx.now}, next_at = NULL, attempts = m.attempts + 1,
      sender = ${JSON.stringify(input.senders)}::jsonb ->> m.medium::text
    FROM due WHERE m.id = due.id
    RETURNING m.id, m.sender, m.address, m.body, m.attempts`;
  return z.array(dueSchema).parse(rows);
}
