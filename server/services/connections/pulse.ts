import { z } from "zod";
import { DomainError } from "@/server/domain/errors";
import { dayNumberOf, dayOf, startOfDayNumberMs } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import type { Context } from "../context";

const count = z.number().int();
const moment = z.coerce.date().nullable();

const pulseSchema = z.object({
  vendor: z.string(),
  /** The newest event that came, and the oldest that still waits to be read. */
  lastReceivedAt: moment,
  waitingSince: moment,
  receivedToday: count,
  unreadableToday: count,
  /** All that lie in the list of what could not be understood. */
  unreadable: count,
  refusedToday: count,
  lastSentAt: moment,
  sentToday: count,
  failedToday: count,
  /** What went wrong last, on the way in or out, in the vendor's or our own word. */
  lastError: z.object({ at: z.coerce.date(), error: z.string() }).nullable(),
});
export type Pulse = z.infer<typeof pulseSchema>;

/**
 * How each vendor does, from indexes alone: a day's rows are counted, never history. `senders`: under which names the vendor's
 * messages went out.
 */
export async function pulsesOf(
  ctx: Context,
  vendors: readonly { name: string; senders: readonly string[] }[],
): Promise<Pulse[]> {
  if (!may(ctx.actor, "see_channels")) throw new DomainError("FORBIDDEN", "forbidden", { act: "connections" });
  const today = new Date(startOfDayNumberMs(dayNumberOf(ctx.now)));
  const rows = await ctx.db.$queryRaw<{ pulse: unknown }[]>`
    WITH asked AS (SELECT v->>'name' AS vendor, ARRAY(SELECT jsonb_array_elements_text(v->'senders')) AS senders
      FROM jsonb_array_elements(${JSON.stringify(vendors)}::jsonb) v)
    SELECT json_build_object(
      'vendor', a.vendor,
      'lastReceivedAt', (SELECT max(received_at) FROM incoming i WHERE i.vendor = a.vendor),
      'waitingSince', (SELECT min(received_at) FROM incoming i WHERE i.vendor = a.vendor AND i.state <> 'done' AND i.state = 'waiting'),
      'receivedToday', (SELECT count(*) FROM incoming i WHERE i.vendor = a.vendor AND i.received_at >= ${today}),
      'unreadableToday', (SELECT count(*) FROM incoming i WHERE i.vendor = a.vendor AND i.received_at >= ${today} AND i.state = 'unreadable'),
      'unreadable', (SELECT count(*) FROM incoming i WHERE i.vendor = a.vendor AND i.state <> 'done' AND i.state = 'unreadable'),
      'refusedToday', coalesce((SELECT count FROM refused_call r WHERE r.vendor = a.vendor AND r.day = ${dayOf(ctx.now)}::date), 0),
      'lastSentAt', (SELECT max(l.at) FROM unnest(a.senders) s (name), LATERAL (
        SELECT max(taken_at) AS at FROM message m WHERE m.sender = s.name) l),
      'sentToday', sent.today,
      'failedToday', sent.failed,
      'lastError', (SELECT json_build_object('at', e.at, 'error', e.error) FROM (
        (SELECT i.received_at AS at, i.error FROM incoming i WHERE i.vendor = a.vendor AND i.state <> 'done' AND i.state = 'unreadable'
          ORDER BY i.id DESC LIMIT 1)
        UNION ALL
        (SELECT l.at, l.error FROM unnest(a.senders) s (name), LATERAL (
          SELECT m.state_at AS at, m.error FROM message m WHERE m.sender = s.name AND m.taken_at >= ${today} AND m.error IS NOT NULL
          ORDER BY m.taken_at DESC LIMIT 1) l ORDER BY l.at DESC LIMIT 1)) e ORDER BY e.at DESC LIMIT 1)
    ) AS pulse FROM asked a, LATERAL (
      SELECT coalesce(sum(l.today), 0)::int AS today, coalesce(sum(l.failed), 0)::int AS failed FROM unnest(a.senders) s (name), LATERAL (
        SELECT count(*) AS today, count(*) FILTER (WHERE m.state IN ('failed', 'refused', 'expired', 'unknown')) AS failed
        FROM message m WHERE m.sender = s.name AND m.taken_at >= ${today}) l) sent`;
  return rows.map(({ pulse }) => pulseSchema.parse(pulse));
}
