import { z } from "zod";
import { DomainError, notFound } from "@/server/domain/errors";
import { canRead, mayEver, type Seen } from "@/server/policies/can";
import type { Context } from "../context";

/** Whoever was not heard of for so long has left. */
const PRESENT_MS = 60_000;
const KEPT_MS = 3_600_000;

const othersSchema = z.array(z.object({ id: z.number(), name: z.string() }));
export type Present = z.infer<typeof othersSchema>[number];

const SEEN = {
  trackingCode: true,
  departmentId: true,
  mainDepartmentId: true,
  status: true,
  claimedById: true,
} as const satisfies Record<keyof Seen, true>;

/**
 * Says that one has this request open, and learns who else has. Only whoever may read it is answered, and only
 * whoever may work on it is named to others: reading alone is in nobody's way.
 */
export async function bePresent(ctx: Context, { id }: { id: number }): Promise<Present[]> {
  const { actor, now, db } = ctx;
  if (actor.kind !== "staff") throw new DomainError("FORBIDDEN", "forbidden", { act: "presence" });
  const request = await db.request.findUnique({ where: { id }, select: SEEN });
  if (!request || !canRead(actor, request)) throw notFound("request");
  if (mayEver(actor, "note", request))
    await db.$executeRaw`
      INSERT INTO presence (request_id, staff_id, at) VALUES (${id}, ${actor.staffId}, ${now})
      ON CONFLICT (request_id, staff_id) DO UPDATE SET at = greatest(presence.at, EXCLUDED.at)`;
  return othersSchema.parse(
    await db.$queryRaw`
      SELECT s.id, s.name FROM presence p JOIN staff s ON s.id = p.staff_id AND s.active
      WHERE p.request_id = ${id} AND p.staff_id <> ${actor.staffId} AND p.at > ${new Date(now.getTime() - PRESENT_MS)}
      ORDER BY s.name, s.id`,
  );
}

/** Goes on to something else; others need not wait a minute to learn it. */
export async function leave({ actor, db }: Context, { id }: { id: number }): Promise<void> {
  if (actor.kind !== "staff") throw new DomainError("FORBIDDEN", "forbidden", { act: "presence" });
  await db.presence.deleteMany({ where: { requestId: id, staffId: actor.staffId } });
}

/** What was left behind by pages that were shut. Gives how many. */
export async function cleanPresence({ actor, now, db }: Context): Promise<number> {
  if (actor.kind !== "system") throw new DomainError("FORBIDDEN", "forbidden", { act: "clean" });
  const { count } = await db.presence.deleteMany({ where: { at: { lt: new Date(now.getTime() - KEPT_MS) } } });
  return count;
}
