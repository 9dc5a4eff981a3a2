import { Prisma, type Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { Duty } from "@/server/policies/can";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { forgetMunicipality } from "./municipality";

/**
 * Changes a setting and writes down who did, in one transaction; what this process had kept of the settings is forgotten.
 * `subject` of the result: what it was done to, where that has a number only once it is there.
 */
export async function changeSetting<T>(
  ctx: Context,
  duty: Duty,
  act: string,
  subject: string,
  write: (tx: Tx) => Promise<{ result: T; data: Prisma.InputJsonObject; subject?: string }>,
): Promise<T> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !may(actor, duty)) throw new DomainError("FORBIDDEN", "forbidden", { act });
  try {
    return await ctx.db.$transaction(async (tx) => {
      const { result, data, subject: made } = await write(tx);
      await tx.auditEntry.create({
        data: { at: ctx.now, staffId: actor.staffId, act, subject: made ?? subject, data },
      });
      return result;
    });
  } catch (error) {
    throw translated(error);
  } finally {
    forgetMunicipality(ctx.db);
  }
}

/** What the database refuses by its own constraints, in words of the trade. */
function translated(error: unknown): unknown {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return error;
  if (error.code === "P2002") return new DomainError("INVALID", "alreadyThere");
  if (error.code === "P2003") return new DomainError("INVALID", "stillUsed");
  if (error.code === "P2025") return new DomainError("NOT_FOUND", "notFound", { what: "setting" });
  return error;
}
