import { Prisma, type Tx } from "@/server/db";
import type { StaffActor } from "@/server/domain/actor";
import { DomainError, notFound } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import { type StaffAct, staffSubject, writeAudit } from "../audit/write";
import type { Context } from "../context";
import { holdStaff } from "./hold";

export function mustManageStaff({ actor }: Context, act: string): StaffActor {
  if (actor.kind !== "staff" || !may(actor, "manage_staff")) throw new DomainError("FORBIDDEN", "forbidden", { act });
  return actor;
}

const isTaken = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";

/**
 * The one way to change who is on the staff: refused without the duty, written down, and undone as a whole where no active
 * administrator would be left.
 */
export async function administer(
  ctx: Context,
  act: StaffAct,
  change: (tx: Tx) => Promise<{ id: number; data?: Prisma.InputJsonObject }>,
): Promise<number> {
  const actor = mustManageStaff(ctx, act);
  try {
    return await ctx.db.$transaction(async (tx) => {
      await holdStaff(tx);
      const { id, data } = await change(tx);
      const admin = await tx.staffRole.findFirst({ where: { role: "admin", staff: { active: true } } });
      if (!admin) throw new DomainError("WRONG_STATE", "lastAdmin");
      await writeAudit(tx, { at: ctx.now, by: actor, act, subject: staffSubject(id), ...(data && { data }) });
      return id;
    });
  } catch (error) {
    throw isTaken(error) ? new DomainError("INVALID", "emailTaken") : error;
  }
}

/** The person as they were before the change. */
export async function before(tx: Tx, id: number) {
  const staff = await tx.staff.findUnique({
    where: { id, kind: "person" },
    include: { roles: { select: { role: true, departmentId: true }, orderBy: { id: "asc" } } },
  });
  if (!staff) throw notFound("staff");
  return staff;
}
