import { DomainError, notFound } from "@/server/domain/errors";
import { readTrackingCode } from "@/server/domain/number";
import type { Request } from "@/server/domain/request";
import { canRead } from "@/server/policies/can";
import type { Context } from "../context";
import { takeProofTurn } from "./turns";

export type OwnRequest = Request & { citizen: { phone: string | null } | null };

/** The request of a tracking code, for the citizen who acts by it. Throws NOT_FOUND `trackingCode`. */
export async function ownRequest(ctx: Context, code: string): Promise<OwnRequest> {
  const trackingCode = readTrackingCode(code);
  const request = trackingCode
    ? await ctx.db.request.findUnique({ where: { trackingCode }, include: { citizen: { select: { phone: true } } } })
    : null;
  if (!request || !canRead(ctx.actor, request)) throw notFound("trackingCode");
  return request;
}

/**
 * What ends or reopens a request needs more than a link that may have been passed on: the last four digits of the
 * telephone, where the request has one. Throws INVALID `lastFourWrong`, TOO_MANY after a few tries.
 */
export async function prove(ctx: Context, request: OwnRequest, lastFour: string): Promise<void> {
  if (!request.citizen?.phone) return;
  await takeProofTurn(ctx, String(request.id));
  if (!endsWith(request.citizen.phone, lastFour)) throw new DomainError("INVALID", "lastFourWrong");
}

export const endsWith = (phone: string, lastFour: string): boolean => {
  const digits = lastFour.replace(/\D/g, "");
  return digits.length === 4 && phone.endsWith(digits);
};
