import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Db, Tx } from "@/server/db";
import { DomainError, notFound } from "@/server/domain/errors";
import { DAY_MS, MINUTE_MS } from "@/server/domain/time";
import { env } from "@/server/env";
import { may } from "@/server/policies/can";
import { staffSubject, writeAudit } from "../audit/write";
import type { Context } from "../context";

/** Whatever is done in it, a session ends so long after it was opened. */
export const SESSION_HOURS = 12;
/** For so long the row of an ended session says from which networks a person signs in. */
export const SESSION_KEPT_DAYS = 90;

/** Where a session is opened, for its owner to recognise. */
export type Opened = { staffId: number; version: number; device: string; network: string };

/** A sign-in as a row; gives the id that the cookie carries. */
export async function openSession(db: Db | Tx, { staffId, version, device, network }: Opened, now: Date) {
  const row = { id: randomUUID(), staffId, version, device, network, openedAt: now, seenAt: now, provedAt: now };
  await db.staffSession.create({ data: row });
  return row.id;
}

/** Signing out: whoever has a copy of the cookie is out, too. */
export async function signOut(db: Db, id: string, now: Date): Promise<void> {
  await db.staffSession.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } });
}

/** The person did something; written at most once a minute. */
export async function noteSeen(db: Db, id: string): Promise<void> {
  await db.$executeRaw`
    UPDATE staff_session SET seen_at = now() WHERE id = ${id}::uuid AND seen_at < now() - interval '1 minute'`;
}

export type SessionRow = {
  id: string;
  device: string;
  network: string;
  openedAt: Date;
  seenAt: Date;
  /** The one that asks. */
  own: boolean;
};

/** Sessions that still hold, the last used first: one's own, or for an administrator those of `staffId`. */
export async function listSessions(ctx: Context, { staffId }: { staffId?: number | undefined }): Promise<SessionRow[]> {
  const id = whose(ctx, staffId, "list_sessions");
  const person = await ctx.db.staff.findUnique({ where: { id }, select: { sessionVersion: true } });
  if (!person) return [];
  const rows = await ctx.db.staffSession.findMany({
    where: { staffId: id, version: person.sessionVersion, ...holding(ctx.now) },
    orderBy: [{ seenAt: "desc" }, { id: "asc" }],
    select: { id: true, device: true, network: true, openedAt: true, seenAt: true },
    take: 50,
  });
  const own = ctx.actor.kind === "staff" ? ctx.actor.session?.id : undefined;
  return rows.map((row) => ({ ...row, own: row.id === own }));
}

export const sessionToEnd = z.object({ id: z.uuid(), staffId: z.int32().positive().optional() });

/** Ends one session: one's own, or for an administrator one of `staffId`. Throws NOT_FOUND `session`. */
export async function endSession(ctx: Context, { id, staffId }: z.output<typeof sessionToEnd>): Promise<void> {
  const owner = whose(ctx, staffId, "end_session");
  await ctx.db.$transaction(async (tx) => {
    const where = { id, staffId: owner, endedAt: null };
    const ended = await tx.staffSession.updateManyAndReturn({ where, data: { endedAt: ctx.now } });
    const [session] = ended;
    if (!session) throw notFound("session");
    const { device, network } = session;
    const entry = { at: ctx.now, by: ctx.actor, act: "session_ended" as const, subject: staffSubject(owner) };
    await writeAudit(tx, { ...entry, data: { device, network } });
  });
}

const holding = (now: Date) => ({
  endedAt: null,
  openedAt: { gt: new Date(now.getTime() - SESSION_HOURS * 60 * MINUTE_MS) },
  seenAt: { gt: new Date(now.getTime() - env.SESSION_IDLE_MINUTES * MINUTE_MS) },
});

function whose({ actor }: Context, staffId: number | undefined, act: string): number {
  if (actor.kind !== "staff") throw new DomainError("UNAUTHENTICATED", "signInFirst");
  if (staffId === undefined || staffId === actor.staffId) return actor.staffId;
  if (!may(actor, "manage_staff")) throw new DomainError("FORBIDDEN", "forbidden", { act });
  return staffId;
}

/** Sessions that ended long ago. Gives how many went. */
export async function cleanSessions(ctx: Context): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("FORBIDDEN", "forbidden", { act: "clean" });
  const { count } = await ctx.db.staffSession.deleteMany({
    where: { openedAt: { lt: new Date(ctx.now.getTime() - SESSION_KEPT_DAYS * DAY_MS) } },
  });
  return count;
}
