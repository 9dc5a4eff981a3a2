import type { Db, Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { hashPassword } from "@/server/passwords";
import { staffSubject, writeAudit } from "../audit/write";
import type { Context } from "../context";
import { sameEmail } from "./email";
import { holdStaff } from "./hold";
import { checkPassword } from "./password-rules";

export const hasNoStaff = async (db: Db | Tx): Promise<boolean> =>
  (await db.staff.findFirst({ select: { id: true } })) === null;

/** The very first person, an administrator; refused as soon as there is anybody, however many ask at once. */
export async function createFirstAdmin(
  ctx: Context,
  input: { name: string; email: string; password: string },
): Promise<{ staffId: number; sessionVersion: number }> {
  const taken = new DomainError("WRONG_STATE", "alreadySetUp");
  if (!(await hasNoStaff(ctx.db))) throw taken;
  const email = sameEmail(input.email);
  checkPassword(input.password, email);
  const passwordHash = await hashPassword(input.password);
  return ctx.db.$transaction(async (tx) => {
    await holdStaff(tx);
    if (!(await hasNoStaff(tx))) throw taken;
    const { id, sessionVersion } = await tx.staff.create({
      data: {
        email,
        name: input.name,
        passwordHash,
        createdAt: ctx.now,
        lastSignInAt: ctx.now,
        roles: { create: [{ role: "admin" }] },
      },
    });
    await writeAudit(tx, { at: ctx.now, by: id, act: "staff_first", subject: staffSubject(id) });
    return { staffId: id, sessionVersion };
  });
}
