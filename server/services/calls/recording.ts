import { notFound } from "@/server/domain/errors";
import { maskPhone, showPhone } from "@/server/domain/phone";
import type { Context } from "../context";
import { mustCallBack } from "./call-backs/must";

/** A call for which a request is taken down. */
export type CallToRecord = {
  id: number;
  direction: "incoming" | "outgoing" | "internal";
  startedAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  /** As it is read out; null where the caller hid it. */
  phone: string | null;
  masked: string | null;
};

/**
 * The call with its number, for the form. Whose telephone it is at, and who is calling back, has the number before them already;
 * anybody else's look is written down.
 */
export async function callToRecord(ctx: Context, { id }: { id: number }): Promise<CallToRecord> {
  const staffId = mustCallBack(ctx);
  const [call, staff] = await Promise.all([
    ctx.db.call.findUnique({
      where: { id },
      include: { callBack: { select: { ownerId: true } }, request: { select: { identityWithheld: true } } },
    }),
    ctx.db.staff.findUniqueOrThrow({ where: { id: staffId }, select: { extension: true } }),
  ]);
  if (!call) throw notFound("call");
  const { direction, startedAt, answeredAt, endedAt } = call;
  const number = call.request?.identityWithheld ? null : call.number;
  const atOwn = staff.extension !== null && [...call.ringing, call.talking].includes(staff.extension);
  if (number && !atOwn && call.staffId !== staffId && call.callBack?.ownerId !== staffId)
    await ctx.db.auditEntry.create({
      data: { at: ctx.now, staffId, act: "reveal_phone", subject: `call:${id}`, data: { why: "Başvuru kaydı" } },
    });
  return {
    id,
    direction,
    startedAt,
    answeredAt,
    endedAt,
    phone: number && showPhone(number),
    masked: number && maskPhone(number),
  };
}
