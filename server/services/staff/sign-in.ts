import type { Tx } from "@/server/db";
import { DAY_MS, MINUTE_MS } from "@/server/domain/time";
import { networkOf } from "@/server/network";
import { verifyPassword } from "@/server/passwords";
import { staffSubject, writeAudit } from "../audit/write";
import type { Context } from "../context";
import { freeTurns, giveTurnBack, rateKey, takeTurn, turnsUsed } from "../limits/take-turn";
import { sameEmail } from "./email";
import { SESSION_KEPT_DAYS } from "./sessions";

export type Credentials = { email: string; password: string; ip: string };

/** An account that does not exist, is disabled, or has another password gets the same answers in the same time. */
export type SignedIn =
  | { ok: true; staffId: number; sessionVersion: number }
  | { ok: false; reason: "wrong"; left: number }
  | { ok: false; reason: "locked" | "too_many"; until: Date };

/** Of one account from one network. A stranger elsewhere uses up none of them. */
export const TRIES = 5;
export const LOCKED_MINUTES = 15;
/** Of one account from all networks together that it was never signed in from: who has many addresses guesses no faster. */
export const TRIES_OF_STRANGERS = 50;
/** A whole town hall may share one address; only what fails counts. */
export const TRIES_OF_ADDRESS = 100;
const ADDRESS_SECONDS = 15 * 60;
const TRIES_SECONDS = 24 * 60 * 60;
const STRANGERS_SECONDS = 60 * 60;

const triesKey = (email: string, network: string): string => `sign-in tries ${email} ${network}`;
const lockKey = (email: string, network: string): string => `sign-in lock ${email} ${network}`;
const strangersKey = (email: string): string => `sign-in strangers ${email}`;

/**
 * Opens the door or says why not. A try is taken before the lock and the password are looked at, so that many at once are no
 * more tries than as many one after the other. Who keeps guessing locks the account for the network that they guess from, and at
 * last for all networks that are strange to it; from where a person signs in every day, they still can.
 */
export async function signIn(ctx: Context, given: Credentials): Promise<SignedIn> {
  const email = sameEmail(given.email);
  const network = networkOf(given.ip).host;
  const addressKey = `sign-in address ${network}`;
  const address = await takeTurn(ctx.db, addressKey, TRIES_OF_ADDRESS, ADDRESS_SECONDS, ctx.now);
  if (!address.allowed) return { ok: false, reason: "too_many", until: address.until };
  const key = triesKey(email, network);
  const tries = await takeTurn(ctx.db, key, TRIES, TRIES_SECONDS, ctx.now);
  const staff = await ctx.db.staff.findUnique({
    where: { email },
    select: { id: true, active: true, kind: true, passwordHash: true, sessionVersion: true },
  });
  const lockedUntil = (await lockOf(ctx, email, network)) ?? (await closedToStrangers(ctx, email, staff?.id, network));
  if (lockedUntil) {
    await giveTurnBack(ctx.db, key, tries, TRIES_SECONDS);
    return { ok: false, reason: "locked", until: lockedUntil };
  }
  const person = staff?.kind === "person" ? staff : null;
  const right = tries.allowed && (await verifyPassword(person?.passwordHash ?? null, given.password));
  if (!right || !staff?.active) return refuse(ctx, { email, network, staffId: staff?.id ?? null, left: tries.left });

  await freeTurns(ctx.db, key, lockKey(email, network));
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

async function lockOf(ctx: Context, email: string, network: string): Promise<Date | null> {
  const lock = await ctx.db.rateWindow.findFirst({
    where: {
      key: rateKey(lockKey(email, network)),
      startsAt: { gt: new Date(ctx.now.getTime() - LOCKED_MINUTES * MINUTE_MS) },
    },
    orderBy: { startsAt: "desc" },
    select: { startsAt: true },
  });
  return lock && lockEnd(lock.startsAt);
}

/** Until when only networks are let in from which this person has signed in before. Asked of unknown accounts, too: their time is the same. */
async function closedToStrangers(ctx: Context, email: string, staffId: number | undefined, network: string) {
  const key = strangersKey(email);
  const used = (await turnsUsed(ctx.db, [key], STRANGERS_SECONDS, ctx.now)).get(key) ?? 0;
  if (used < TRIES_OF_STRANGERS) return null;
  const since = new Date(ctx.now.getTime() - SESSION_KEPT_DAYS * DAY_MS);
  const known = await ctx.db.staffSession.findFirst({
    where: { staffId: staffId ?? 0, network, openedAt: { gt: since } },
    select: { id: true },
  });
  return known ? null : lockEnd(ctx.now);
}

type Failed = { email: string; network: string; staffId: number | null; left: number };

/** Says how many tries are left; after the last one, that the account is locked, whether there is one or not. */
async function refuse(ctx: Context, { email, network, staffId, left }: Failed): Promise<SignedIn> {
  await takeTurn(ctx.db, strangersKey(email), TRIES_OF_STRANGERS, STRANGERS_SECONDS, ctx.now);
  const until = left === 0 ? lockEnd(ctx.now) : null;
  await ctx.db.staff.updateMany({
    where: { email },
    data: { failedSignIns: TRIES - left, ...(until && { lockedUntil: until }) },
  });
  const entry = { at: ctx.now, by: null, subject: staffSubject(staffId) };
  // What was typed is not written down: it may be a password in the wrong field.
  if (!until) {
    if (await isNoted(ctx, staffId, network))
      await writeAudit(ctx.db, { ...entry, act: "sign_in_failed", data: { network, left } });
    return { ok: false, reason: "wrong", left };
  }
  const lock = { key: rateKey(lockKey(email, network)), startsAt: ctx.now, count: 1 };
  await ctx.db.rateWindow.createMany({ data: [lock], skipDuplicates: true });
  await freeTurns(ctx.db, triesKey(email, network));
  await writeAudit(ctx.db, {
    ...entry,
    act: "sign_in_locked",
    data: { network, until: until.toISOString() },
  });
  return { ok: false, reason: "locked", until };
}

/** Of accounts that are not there one failure a network and hour is enough to see that somebody guesses. */
async function isNoted({ db, now }: Context, staffId: number | null, network: string): Promise<boolean> {
  if (staffId !== null) return true;
  return (await takeTurn(db, `sign-in unknown ${network}`, 1, STRANGERS_SECONDS, now)).allowed;
}

/** The account is open again from every network that failed lately: those that the audit names. */
export async function freeSignIn(tx: Tx, { id, email }: { id: number; email: string }, now: Date): Promise<void> {
  const failed = await tx.auditEntry.findMany({
    where: {
      subject: staffSubject(id),
      act: { in: ["sign_in_failed", "sign_in_locked"] },
      at: { gt: new Date(now.getTime() - TRIES_SECONDS * 1000) },
    },
    orderBy: { id: "desc" },
    select: { data: true },
    take: 1000,
  });
  const networks = new Set(failed.map(({ data }) => String((data as { network?: string }).network)));
  const keys = [...networks].flatMap((network) => [triesKey(email, network), lockKey(email, network)]);
  await freeTurns(tx, strangersKey(email), ...keys);
}
