import { z } from "zod";
import type { Prisma, Tx } from "@/server/db";
import { type DetailField, isSettledByValue } from "@/server/domain/details";
import { DomainError, notFound } from "@/server/domain/errors";
import { readGiven } from "@/server/domain/given";
import { citizenSchema } from "@/server/domain/intake";
import { readPhones } from "@/server/domain/phone";
import type { Request } from "@/server/domain/request";
import { canRead, canSeePersonalData } from "@/server/policies/can";
import type { Context } from "../context";
import { keepSums } from "../reports/keep-sums";
import { recordIn } from "./record";

export const settleSchema = z.object({
  id: z.int32().positive(),
  detailId: z.int32().positive(),
  how: z.enum(["used", "dismissed"]),
  /** What stands in the field from now on, where the field is put right here. */
  value: z.string().trim().max(200, "tooLong").optional(),
});
type Settling = z.output<typeof settleSchema>;

/**
 * Somebody has looked at what could not be used: the value as it is right goes where it belongs, or the detail is dismissed. Both
 * leave an event. Throws WRONG_STATE `detailSettled` where somebody was faster.
 */
export async function settleDetail(ctx: Context, { id, detailId, how, value }: Settling): Promise<Request> {
  return ctx.db.$transaction(async (tx) => {
    const request = await tx.request.findUnique({ where: { id } });
    if (!request || !canRead(ctx.actor, request)) throw notFound("request");
    if (!canSeePersonalData(ctx.actor, request) || ctx.actor.kind !== "staff")
      throw new DomainError("FORBIDDEN", "forbidden", { act: "settle_detail" });
    const detail = await tx.requestDetail.findFirst({ where: { id: detailId, requestId: id } });
    if (!detail) throw notFound("detail");
    const field = detail.field as DetailField;
    const right = how === "used" && isSettledByValue(field) ? writtenValue(field, value) : null;
    const { count } = await tx.requestDetail.updateMany({
      where: { id: detailId, state: "waiting" },
      data: { state: how, settledAt: ctx.now, settledById: ctx.actor.staffId, ...(right !== null && { value: right }) },
    });
    if (count === 0) throw new DomainError("WRONG_STATE", "detailSettled");
    const change = { act: "settle_detail" as const, detailId, field, how };
    const { requests, deltas } = await recordIn(ctx, tx, [
      { id, change: { ...change, ...(right === null ? {} : await place(ctx, tx, request, field, right)) } },
    ]);
    await keepSums(tx, deltas);
    return requests[0] ?? request;
  });
}

/** The value as its field holds it. Throws INVALID with what to write instead. */
function writtenValue(field: DetailField, value = ""): string {
  if (value === "") throw new DomainError("INVALID", "invalid", {}, { value: "required" });
  if (field === "phone") {
    const { phone } = readPhones(value);
    if (!phone) throw new DomainError("INVALID", "invalid", {}, { value: "phoneUnreadable" });
    return phone.e164;
  }
  if (field === "street" && value.length > 120) throw new DomainError("INVALID", "invalid", {}, { value: "tooLong" });
  if (field === "doorNo" && value.length > 20) throw new DomainError("INVALID", "invalid", {}, { value: "tooLong" });
  if (field === "email" || field === "name") {
    const schema = z.object({ value: citizenSchema.shape[field] });
    return readGiven(schema, { value }).value ?? value;
  }
  return value;
}

/** Puts the value where it belongs: the place on the request, what is the person's on the person, who is made where there was none. */
async function place(ctx: Context, tx: Tx, request: Request, field: DetailField, value: string) {
  if (field === "street" || field === "doorNo") return { facts: { [field]: value } };
  const data: Prisma.CitizenUncheckedUpdateManyInput = { [field]: value };
  if (request.citizenId === null) {
    const { id } = await tx.citizen.create({ data: { [field]: value, createdAt: ctx.now }, select: { id: true } });
    return { citizenId: id };
  }
  // What was known stays; the detail keeps the other one.
  await tx.citizen.updateMany({ where: { id: request.citizenId, [field]: null }, data });
  return {};
}
