import { DomainError } from "@/server/domain/errors";
import { dayOf, startOfDay } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import type { Context } from "../context";

export type DoorPulse = { lastReceivedAt: Date | null; receivedToday: number; refusedToday: number };

/** How the door does today: what came in by a key, and calls with a key that was none. */
export async function open311Pulse({ db, actor, now }: Context): Promise<DoorPulse> {
  if (!may(actor, "manage_settings")) throw new DomainError("FORBIDDEN", "forbidden", { act: "open311" });
  const today = dayOf(now);
  const byKey = { channel: { in: ["him" as const, "crm" as const] }, externalId: { startsWith: "open311:" } };
  const [last, receivedToday, refused] = await Promise.all([
    db.request.findFirst({ where: byKey, orderBy: { receivedAt: "desc" }, select: { receivedAt: true } }),
    db.request.count({ where: { ...byKey, receivedAt: { gte: startOfDay(today) } } }),
    db.refusedCall.findUnique({ where: { vendor_day: { vendor: "open311", day: new Date(`${today}T00:00:00Z`) } } }),
  ]);
  return { lastReceivedAt: last?.receivedAt ?? null, receivedToday, refusedToday: refused?.count ?? 0 };
}
