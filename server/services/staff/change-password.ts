import type { StaffActor } from "@/server/domain/actor";
import { DomainError, notFound } from "@/server/domain/errors";
import { MINUTE_MS } from "@/server/domain/time";
import { hashPassword, verifyPassword } from "@/server/passwords";
import { staffSubject, writeAudit } from "../audit/write";
import type { Context } from "../context";
import { freeTurns, takeTurn } from "../limits/take-turn";
import { checkPassword } from "./password-rules";

const TRIES = 5;
const TRIES_SECONDS = 15 * 60;

/** One's own password. Ends all sessions of this person; the caller opens a new one with the version that comes back. */
export async function changePassword(
  ctx: Context,
  input: { current: string; next: string },
): Promise<{ staffId: number; sessionVersion: number }> {
  if (ctx.actor.kind !== "staff") throw new DomainError("UNAUTHENTICATED", "signInFirst");
  const id = ctx.actor.staffId;
  const staff = await ctx.db.staff.findUnique({ where: { id }, select: { email: true, passwordHash: true } });
  if (!staff) throw notFound("staff");
  await provePassword(ctx, ctx.actor, staff.passwordHash, input.current);
  if (input.next === input.current) throw new DomainError("INVALID", "passwordSame");
  checkPassword(input.next, staff.email);
  const passwordHash = await hashPassword(input.next);
  return ctx.db.$transaction(async (tx) => {
    const { sessionVersion } = await tx.staff.update({
      where: { id },
      data: { passwordHash, mustChangePassword: false, sessionVersion: { increment: 1 } },
    });
    await writeAudit(tx, { at: ctx.now, by: id, act: "password_changed", subject: staffSubject(id) });
    return { staffId: id, sessionVersion };
  });
}

/** Whoever finds a screen left open does not get to guess the password behind it. */
async function provePassword(ctx: Context, { staffId }: StaffActor, hash: string, password: string): Promise<void> {
  const key = `own password ${staffId}`;
  const turn = await takeTurn(ctx.db, key, TRIES, TRIES_SECONDS, ctx.now);
  if (!turn.allowed)
    throw new DomainError("TOO_MANY", "tooManyTries", {
      minutes: Math.ceil((turn.until.getTime() - ctx.now.getTime()) / MINUTE_MS),
    });
  if (!(await verifyPassword(hash, password))) throw new DomainError("INVALID", "passwordWrong", { left: turn.left });
  await freeTurns(ctx.db, key);
}
