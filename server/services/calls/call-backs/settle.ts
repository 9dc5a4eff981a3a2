import type { Prisma, Tx } from "@/server/db";
import type { CallBackResultIn } from "@/server/domain/call-back";
import { DomainError } from "@/server/domain/errors";
import type { Context } from "../../context";
import { mustCallBack } from "./must";
import { refusalOf } from "./own";

/** Says what became of calling back. Who has not been reached stays on the list, to be tried again. */
export async function settleCallBack(ctx: Context, input: CallBackResultIn): Promise<void> {
  const staffId = mustCallBack(ctx);
  const { id, result, note, tryAt } = input;
  if (tryAt && tryAt <= ctx.now) throw new DomainError("INVALID", "untilIsPast");
  const data: Prisma.CallBackUncheckedUpdateManyInput =
    result === "unreached"
      ? { attempts: { increment: 1 }, tryAt, ownerId: staffId, ownedAt: ctx.now, ...(note && { note }) }
      : { outcome: result, closedAt: ctx.now, closedById: staffId, note: note || null };
  const { count } = await ctx.db.callBack.updateMany({
    where: { id, closedAt: null, OR: [{ ownerId: null }, { ownerId: staffId }] },
    data,
  });
  if (count === 0) throw await refusalOf(ctx, id);
}

/** A request was recorded for a missed call: its caller has been reached. */
export async function settleByRequest(
  ctx: Context,
  tx: Tx,
  { callId, requestId }: { callId: number; requestId: number },
) {
  await tx.callBack.updateMany({
    where: { closedAt: null, calls: { some: { id: callId } } },
    data: {
      outcome: "request",
      requestId,
      closedAt: ctx.now,
      closedById: ctx.actor.kind === "staff" ? ctx.actor.staffId : null,
    },
  });
}
