import { z } from "zod";
import type { Db, Tx } from "@/server/db";
import type { Context } from "../context";
import { letGo } from "../retention/let-go";
import { lockAll } from "./lock";

const callsSchema = z.array(z.object({ provider: z.string(), callId: z.string() }));
type Named = z.infer<typeof callsSchema>[number];

/**
 * Lets go of what was told of calls that are over, once nothing was heard of them for the municipality's time to keep raw records.
 * The call stays as it was made of them, and so do the sums. Gives how many calls.
 */
export const dropCallEvents = (ctx: Context): Promise<number> =>
  letGo(ctx, {
    kind: "calls",
    act: "call_events_dropped",
    atOnce: 500,
    some: async (tx, before, atOnce) => {
      const calls = await silentCalls(tx, before, atOnce);
      // Whoever hears of one of them at this moment is waited for, and what they heard keeps it.
      await lockAll(
        tx,
        calls.map(({ provider, callId }) => `call:${provider}:${callId}`),
      );
      return { found: calls.length, count: await drop(tx, calls, before) };
    },
  });

/** Calls that are over and of which nothing was heard since, those first that were heard of longest ago. */
export const silentCalls = async (tx: Tx | Db, before: Date, most: number): Promise<Named[]> =>
  callsSchema.parse(
    await tx.$queryRaw`
      SELECT e.provider, e.call_id AS "callId" FROM call_event e
      WHERE e.heard_at < ${before}
        AND NOT EXISTS (SELECT FROM call_event f WHERE f.provider = e.provider AND f.call_id = e.call_id
          AND (f.heard_at, f.id) > (e.heard_at, e.id))
        AND EXISTS (SELECT FROM call c WHERE c.provider = e.provider AND c.call_id = e.call_id AND c.ended_at IS NOT NULL)
      ORDER BY e.heard_at, e.id LIMIT ${most}`,
  );

async function drop(tx: Tx, calls: readonly Named[], before: Date): Promise<number> {
  if (calls.length === 0) return 0;
  const gone = await tx.$queryRaw<unknown[]>`
    WITH named AS (
      SELECT n.provider, n."callId" AS call_id
      FROM jsonb_to_recordset(${JSON.stringify(calls)}::jsonb) AS n (provider text, "callId" text)
      WHERE NOT EXISTS (SELECT FROM call_event f
        WHERE f.provider = n.provider AND f.call_id = n."callId" AND f.heard_at >= ${before})
    ), gone AS (
      DELETE FROM call_event e USING named n WHERE e.provider = n.provider AND e.call_id = n.call_id
      RETURNING e.provider, e.call_id
    ) SELECT DISTINCT provider, call_id FROM gone`;
  return gone.length;
}

/**
 * Calls that are known while nothing of what was told of them is there any more. Whatever is told of one now would make another call
 * of it, without its beginning: it is as it was left.
 */
export async function whoseEventsAreGone(
  tx: Tx,
  provider: string,
  callIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ callId: string }[]>`
    SELECT c.call_id AS "callId" FROM call c
    WHERE c.provider = ${provider} AND c.call_id = ANY(${[...callIds]}::text[])
      AND NOT EXISTS (SELECT FROM call_event e WHERE e.provider = c.provider AND e.call_id = c.call_id)`;
  return new Set(rows.map(({ callId }) => callId));
}
