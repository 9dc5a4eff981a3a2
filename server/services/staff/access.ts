import { hashPassword } from "@/server/passwords";
import type { Context } from "../context";
import { administer, before, mustManageStaff } from "./administer";
import { freeSignIn } from "./sign-in";
import { temporaryPassword } from "./temporary-password";

const OPEN = { failedSignIns: 0, lockedUntil: null };

/** Disabled, a person's sessions end at once, and stay ended when the account is opened again. */
export async function setActive(ctx: Context, { id, active }: { id: number; active: boolean }): Promise<void> {
  await administer(ctx, active ? "staff_enabled" : "staff_disabled", async (tx) => {
    await before(tx, id);
    await tx.staff.update({ where: { id }, data: { active, sessionVersion: { increment: 1 } } });
    return { id };
  });
}

/** Gives out a new password, once, which must be changed; ends all sessions and any lock. */
export async function resetPassword(ctx: Context, { id }: { id: number }): Promise<{ password: string }> {
  mustManageStaff(ctx, "staff_password_reset");
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  await administer(ctx, "staff_password_reset", async (tx) => {
    const { email } = await before(tx, id);
    const sessionVersion = { increment: 1 };
    await tx.staff.update({ where: { id }, data: { ...OPEN, passwordHash, mustChangePassword: true, sessionVersion } });
    await freeSignIn(tx, { id, email }, ctx.now);
    return { id };
  });
  return { password };
}

/** Forgets the failed sign-ins. */
export async function unlock(ctx: Context, { id }: { id: number }): Promise<void> {
  await administer(ctx, "staff_unlocked", async (tx) => {
    const { email } = await before(tx, id);
    await tx.staff.update({ where: { id }, data: OPEN });
    await freeSignIn(tx, { id, email }, ctx.now);
    return { id };
  });
}
