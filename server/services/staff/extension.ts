import { z } from "zod";
import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import type { Context } from "../context";

/** The telephone on a desk; empty for none. */
export const extensionSchema = z
  .string()
  .trim()
  .regex(/^(\d{2,6})?$/, "extensionUnreadable")
  .transform((text) => text || null);

/** One telephone is one person's. */
export async function mustBeFree(tx: Tx, extension: string | null, staffId: number | null): Promise<void> {
  if (extension === null) return;
  const holder = await tx.staff.findUnique({ where: { extension }, select: { id: true, name: true } });
  if (holder && holder.id !== staffId) throw new DomainError("CONFLICT", "extensionTaken", { who: holder.name });
}

/** Whose telephone one sits at is one's own to say; at a shared desk it is taken over from who sat there before. */
export async function setOwnExtension(
  ctx: Context,
  { extension, takeOver }: { extension: string | null; takeOver: boolean },
): Promise<void> {
  const { actor, now } = ctx;
  if (actor.kind !== "staff" || !may(actor, "call_back"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "set_extension" });
  await ctx.db.$transaction(async (tx) => {
    if (takeOver && extension)
      await tx.staff.updateMany({ where: { extension, id: { not: actor.staffId } }, data: { extension: null } });
    await mustBeFree(tx, extension, actor.staffId);
    await tx.staff.update({ where: { id: actor.staffId }, data: { extension } });
    await tx.auditEntry.create({
      data: {
        at: now,
        staffId: actor.staffId,
        act: "set_extension",
        subject: `staff:${actor.staffId}`,
        data: { extension, takeOver },
      },
    });
  });
}
