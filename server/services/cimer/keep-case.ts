import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { Act, Request } from "@/server/domain/request";
import type { Context } from "../context";

type Changed = { before: Request; after: Request; act: Act };

const NOT_ENTERED = { enteredAt: null, enteredById: null };

/**
 * Kept by the writer beside the request: whether there is an answer to enter in CİMER, and who entered it.
 * Each application has to be answered there, so what was merged is answered with its main request; a new answer is entered anew.
 */
export async function keepCase(ctx: Context, tx: Tx, { before, after, act }: Changed): Promise<void> {
  const own = { requestId: after.id };
  if (act === "enter_answer") return enter(ctx, tx, after.id);
  if (act === "unenter_answer") {
    const { count } = await tx.cimerCase.updateMany({ where: { ...own, enteredAt: { not: null } }, data: NOT_ENTERED });
    if (count === 0) throw new DomainError("WRONG_STATE", "answerNotEntered");
    return;
  }
  const data = { answeredAt: after.answeredAt, ...NOT_ENTERED };
  if (act === "unmerge" && after.channel === "cimer") await tx.cimerCase.updateMany({ where: own, data });
  if (before.answeredAt === after.answeredAt) return;
  if (after.channel === "cimer") await tx.cimerCase.updateMany({ where: own, data });
  if (after.mergedCount === 0) return;
  const merged = await tx.request.findMany({
    where: { mergedIntoId: after.id, channel: "cimer" },
    select: { id: true },
  });
  await tx.cimerCase.updateMany({ where: { requestId: { in: merged.map(({ id }) => id) } }, data });
}

async function enter(ctx: Context, tx: Tx, requestId: number): Promise<void> {
  const { count } = await tx.cimerCase.updateMany({
    where: { requestId, answeredAt: { not: null }, enteredAt: null },
    data: { enteredAt: ctx.now, enteredById: ctx.actor.kind === "staff" ? ctx.actor.staffId : null },
  });
  if (count === 0) throw new DomainError("WRONG_STATE", "noAnswerToEnter");
}
