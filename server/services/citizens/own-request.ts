import type { Prisma } from "@/server/db";
import { DomainError, notFound } from "@/server/domain/errors";
import { readTrackingCode } from "@/server/domain/number";
import { canRead } from "@/server/policies/can";
import type { Context } from "../context";
import { lookUpSecret } from "../limits/guess";
import { takeProofTurn } from "./turns";

/**
 * The one look-up by a tracking code, for every door. Throws NOT_FOUND `trackingCode` where there is none or another's actor asks,
 * TOO_MANY where too many wrong ones were named.
 */
export async function requestOfCode<Include extends Prisma.RequestInclude>(
  ctx: Context,
  code: string,
  include: Include,
) {
  const { actor, db } = ctx;
  const address = (actor.kind === "citizen" && actor.address) || "unknown";
  const found = await lookUpSecret(ctx, address, async () => {
    const trackingCode = readTrackingCode(code);
    const request = trackingCode && (await db.request.findUnique({ where: { trackingCode }, include }));
    return request && canRead(actor, request) ? request : null;
  });
  if (!found) throw notFound("trackingCode");
  return found;
}

const WITH_CITIZEN = { citizen: { select: { phone: true, email: true } } } as const;

/** The request of a tracking code, for the citizen who acts by it. */
export const ownRequest = (ctx: Context, code: string) => requestOfCode(ctx, code, WITH_CITIZEN);
export type OwnRequest = Awaited<ReturnType<typeof ownRequest>>;

/** By what somebody shows that a request is theirs; null where nobody is known to whom it could be. */
export type Proof = "phone" | "email" | null;
export const proofOf = (citizen: { phone: string | null; email: string | null } | null): Proof =>
  citizen?.phone ? "phone" : citizen?.email ? "email" : null;

/**
 * More than a link that may have been passed on: the last four digits of the telephone, else the whole e-mail address.
 * Throws INVALID `lastFourWrong`, `ownEmailWrong`, TOO_MANY after a few tries. Gives whether there was anything to prove by.
 */
export async function prove(ctx: Context, { id, citizen }: OwnRequest, typed: string): Promise<boolean> {
  const proof = proofOf(citizen);
  if (!citizen || proof === null) return false;
  await takeProofTurn(ctx, String(id));
  if (proof === "phone" && !endsWith(citizen.phone ?? "", typed)) throw new DomainError("INVALID", "lastFourWrong");
  if (proof === "email" && citizen.email?.toLowerCase() !== typed.trim().toLowerCase())
    throw new DomainError("INVALID", "ownEmailWrong");
  return true;
}

/** What ends or reopens a request is never done by the link alone. Throws INVALID `proofMissing` where there is nothing to prove by. */
export async function mustProve(ctx: Context, request: OwnRequest, typed: string): Promise<void> {
  if (!(await prove(ctx, request, typed))) throw new DomainError("INVALID", "proofMissing");
}

export const endsWith = (phone: string, lastFour: string): boolean => {
  const digits = lastFour.replace(/\D/g, "");
  return digits.length === 4 && phone.endsWith(digits);
};
