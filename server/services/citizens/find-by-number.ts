import { DomainError, notFound } from "@/server/domain/errors";
import { readRequestNumber, requestNumber } from "@/server/domain/number";
import type { Context } from "../context";
import { lookUpSecret } from "../limits/guess";
import { endsWith } from "./own-request";
import { takeFindTurn, takeNumberTurn } from "./turns";

/**
 * The tracking code of whoever kept the number and not the link. A wrong number and a wrong telephone are one answer.
 * Throws INVALID `numberUnreadable`, NOT_FOUND `requestOfNumber`, TOO_MANY.
 */
export async function findByNumber(
  ctx: Context,
  input: { number: string; lastFour: string; address: string },
): Promise<string> {
  const number = readRequestNumber(input.number);
  if (!number) throw new DomainError("INVALID", "numberUnreadable");
  await takeFindTurn(ctx, input.address);
  await takeNumberTurn(ctx, requestNumber(number.year, number.seq));
  const found = await lookUpSecret(ctx, input.address, async () => {
    const request = await ctx.db.request.findUnique({
      where: { year_seq: number },
      select: { trackingCode: true, citizen: { select: { phone: true } } },
    });
    return request?.citizen?.phone && endsWith(request.citizen.phone, input.lastFour) ? request.trackingCode : null;
  });
  if (!found) throw notFound("requestOfNumber");
  return found;
}
