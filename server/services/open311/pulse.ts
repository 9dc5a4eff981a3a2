import { DomainError } from "@/server/domain/errors";
import { dateColumnOf, dayOf, startOfDay } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import type { Context } from "../context";

export type DoorPulse = { lastReceivedAt: Date | null; receivedToday: number; refusedToday: number };

/** How the door does today: what came in by a key, and calls with a key that was none. */
export async function open311Pulse({ db, actor, now }: Context): Promise<DoorPulse> {
  if (!may(actor, "manage_settings")) throw new DomainError("FORBIDDEN", "forbidden", { act: "open311" });
  const today = dayOf(now);
  const [[received], refused] = await Promise.all([
    db.$queryRaw<[{ last: Date | null; today: number }]>`
      SELECT (SELECT received_at FROM request WHERE external_id LIKE 'open311:%' ORDER BY received_at DESC LIMIT 1) AS last,
        (SELECT count(*)::int FROM request WHERE external_id LIKE 'open311:%' AND received_at >= ${startOfDay(today)}) AS today`,
    db.refusedCall.findUnique({ where: { vendor_day: { vendor: "open311", day: dateColumnOf(today) } } }),
  ]);
  return { lastReceivedAt: received.last, receivedToday: received.today, refusedToday: refused?.count ?? 0 };
}
