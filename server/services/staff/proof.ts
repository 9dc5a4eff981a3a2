import type { StaffActor } from "@/server/domain/actor";
import { DomainError, notFound } from "@/server/domain/errors";
import { PROOF_MS } from "@/server/domain/session";
import { MINUTE_MS } from "@/server/domain/time";
import { verifyPassword } from "@/server/passwords";
import { staffSubject, writeAudit } from "../audit/write";
import type { Context } from "../context";
import { freeTurns, takeTurn } from "../limits/take-turn";

const TRIES = 5;
const TRIES_SECONDS = 15 * 60;

/** Whoever finds a screen left open does not get to guess the password behind it. Throws INVALID `passwordWrong`, TOO_MANY. */
export async function provePassword(ctx: Context, { staffId: id }: StaffActor, password: string) {
  const staff = await ctx.db.staff.findUnique({
    where: { id },
    select: { email: true, name: true, passwordHash: true },
  });
  if (!staff) throw notFound("staff");
  const key = `own password ${id}`;
  const turn = await takeTurn(ctx.db, key, TRIES, TRIES_SECONDS, ctx.now);
  if (!turn.allowed)
    throw new DomainError("TOO_MANY", "tooManyTries", {
      minutes: Math.ceil((turn.until.getTime() - ctx.now.getTime()) / MINUTE_MS),
    });
  if (!(await verifyPassword(staff.passwordHash, password))) {
    await writeAudit(ctx.db, { at: ctx.now, by: id, act: "proof_failed", subject: staffSubject(id) });
    throw new DomainError("INVALID", "passwordWrong", { left: turn.left });
  }
  await freeTurns(ctx.db, key);
  return { email: staff.email, name: staff.name };
}

/** The password is typed once more in this session: for a while keys, exports of personal data and staff may be touched. */
export async function proveAgain(ctx: Context, { password }: { password: string }): Promise<void> {
  const { actor, db, now } = ctx;
  if (actor.kind !== "staff" || !actor.session) throw new DomainError("UNAUTHENTICATED", "signInFirst");
  await provePassword(ctx, actor, password);
  await db.staffSession.update({ where: { id: actor.session.id }, data: { provedAt: now } });
}

/** Whether the password was typed lately in the session that asks; a key has none. */
export function hasProved({ actor, now }: Context): boolean {
  const at = actor.kind === "staff" ? actor.session?.provedAt.getTime() : undefined;
  return at !== undefined && now.getTime() - at <= PROOF_MS;
}

/** Throws FORBIDDEN `proofNeeded` where it was not: the screen asks for it and does the same again. */
export function mustHaveProved(ctx: Context): void {
  if (!hasProved(ctx)) throw new DomainError("FORBIDDEN", "proofNeeded");
}
