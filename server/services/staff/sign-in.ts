import { MINUTE_MS } from "@/server/domain/time";
import { verifyPassword } from "@/server/passwords";
import { staffSubject, writeAudit } from "../audit/write";
import type { Context } from "../context";
import { freeTurns, giveTurnBack, rateKey, takeTurn } from "../limits/take-turn";
import { sameEmail } from "./email";

export type Credentials = { email: string; password: string; ip: string };

/** An account that does not exist, is disabled, or has another password gets the same answers in the same time. */
export type SignedIn =
  | { ok: true; staffId: number; sessionVersion: number }
  | { ok: false; reason: "wrong"; left: number }
  | { ok: false; reason: "locked" | "too_many"; until: Date };

export const TRIES = 5;
export const LOCKED_MINUTES = 15;
/** A whole town hall may share one address; only what fails counts. */
export const TRIES_OF_ADDRESS = 100;
const ADDRESS_SECONDS = 15 * 60;
const TRIES_SECONDS = 24 * 60 * 60;

const triesKey = (email: string): string => `sign-in tries ${email}`;
const lockKey = (email: string): string => `sign-in lock ${email}`;

/** Keys by which failures of this e-mail are counted; freed, the account is open again. */
export const signInKeys = (email: string): string[] => [triesKey(email), lockKey(email)];

/**
 * Opens the door or says why not. A try is taken before the lock and the password are looked at, so that many at once are no
 * more tries than as many one after the other.
 */
export async function signIn(ctx: Context, given: Credentials): Promise<SignedIn> {
  const email = sameEmail(given.email);
  const addressKey = `sign-in address ${given.ip}`;
  const address = await takeTurn(ctx.db, addressKey, TRIES_OF_ADDRESS, ADDRESS_SECONDS, ctx.now);
  if (!address.allowed) return { ok: false, reason: "too_many", until: address.until };
  const tries = await takeTurn(ctx.db, triesKey(email), TRIES, TRIES_SECONDS, ctx.now);
  const lockedUntil = await lockOf(ctx, email);
  if (lockedUntil) {
    await giveTurnBack(ctx.db, triesKey(email), tries, TRIES_SECONDS);
    return { ok: false, reason: "locked", until: lockedUntil };
  }
  const staff = await ctx.db.staff.findUnique({
    where: { email },
    select: { id: true, active: true, kind: true, passwordHash: true, sessionVersion: true },
  });
  const person = staff?.kind === "person" ? staff : null;
  const right = tries.allowed && (await verifyPassword(person?.passwordHash ?? null, given.password));
  if (!right || !staff?.active) return refuse(ctx, email, staff?.id ?? null, tries.left, given.ip);

  await freeTurns(ctx.db, ...signInKeys(email));
  await giveTurnBack(ctx.db, addressKey, address, ADDRESS_SECONDS);
  await ctx.db.staff.update({
    where: { id: staff.id },
    data: { failedSignIns: 0, lockedUntil: null, lastSignInAt: ctx.now },
  });
  await writeAudit(ctx.db, {
    at: ctx.now,
    by: staff.id,
    act: "sign_in",
    subject: staffSubject(staff.id),
    data: { ip: given.ip },
  });
  return { ok: true, staffId: staff.id, sessionVersion: staff.sessionVersion };
}

const lockEnd = (from: Date): Date => new Date(from.getTime() + LOCKED_MINUTES * MINUTE_MS);

async function lockOf(ctx: Context, email: string): Promise<Date | null> {
  const lock = await ctx.db.rateWindow.findFirst({
    where: { key: rateKey(lockKey(email)), startsAt: { gt: new Date(ctx.now.getTime() - LOCKED_MINUTES * MINUTE_MS) } },
    orderBy: { startsAt: "desc" },
    select: { startsAt: true },
  });
  return lock && lockEnd(lock.startsAt);
}

/** Says how many tries are left; after the last one, that the account is locked, whether there is one or not. */
async function refuse(
  ctx: Context,
  email: string,
  staffId: number | null,
  left: number,
  ip: string,
): Promise<SignedIn> {
  const until = left === 0 ? lockEnd(ctx.now) : null;
  await ctx.db.staff.updateMany({ where: { email }, data: { failedSignIns: TRIES - left, lockedUntil: until } });
  if (!until) return { ok: false, reason: "wrong", left };
  const lock = { key: rateKey(lockKey(email)), startsAt: ctx.now, count: 1 };
  await ctx.db.rateWindow.createMany({ data: [lock], skipDuplicates: true });
  await freeTurns(ctx.db, triesKey(email));
  await writeAudit(ctx.db, {
    at: ctx.now,
    by: null,
    act: "sign_in_locked",
    subject: staffSubject(staffId),
    data: { ip, until: until.toISOString() },
  });
  return { ok: false, reason: "locked", until };
}
