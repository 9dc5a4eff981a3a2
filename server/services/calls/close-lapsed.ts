import { z } from "zod";
import { callEvent } from "@/server/domain/call";
import { MINUTE_MS } from "@/server/domain/time";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { hearCalls } from "./hear-calls";

/** How long nothing may be heard of a call that rings, and of one that is spoken. */
const RINGS_MS = 30 * MINUTE_MS;
const TALKS_MS = 4 * 60 * MINUTE_MS;
const AT_ONCE = 500;

const rowsSchema = z.array(z.object({ provider: z.string(), callId: z.string() }));

/** Closes calls whose end nobody told, and marks them so; if it is told later after all, it counts. */
export async function closeLapsed(ctx: Context): Promise<number> {
  mustBeSystem(ctx, "close_calls");
  const { now, db } = ctx;
  const rings = new Date(now.getTime() - RINGS_MS);
  const talks = new Date(now.getTime() - TALKS_MS);
  const silent = rowsSchema.parse(
    await db.$queryRaw`
      SELECT c.provider, c.call_id AS "callId" FROM call c
      WHERE c.ended_at IS NULL AND c.started_at < ${rings} AND (
        SELECT max(e.at) FROM call_event e WHERE e.provider = c.provider AND e.call_id = c.call_id
      ) < CASE WHEN c.answered_at IS NULL THEN ${rings}::timestamptz ELSE ${talks}::timestamptz END
      ORDER BY c.started_at LIMIT ${AT_ONCE}`,
  );
  for (const { provider, callId } of silent)
    await hearCalls(ctx, { provider, events: [callEvent({ callId, act: "lapsed", at: now })] });
  return silent.length;
}
