import { DomainError } from "@/server/domain/errors";
import { hashPassword } from "@/server/passwords";
import { staffSubject, writeAudit } from "../audit/write";
import type { Context } from "../context";
import { checkPassword } from "./password-rules";
import { provePassword } from "./proof";

/** One's own password. Ends all sessions of this person; the caller opens a new one with the version that comes back. */
export async function changePassword(
  ctx: Context,
  input: { current: string; next: string },
): Promise<{ staffId: number; sessionVersion: number }> {
  if (ctx.actor.kind !== "staff") throw new DomainError("UNAUTHENTICATED", "signInFirst");
  const id = ctx.actor.staffId;
  const whose = await provePassword(ctx, ctx.actor, input.current);
  if (input.next === input.current) throw new DomainError("INVALID", "passwordSame");
  checkPassword(input.next, { ...whose, municipality: ctx.municipality });
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
