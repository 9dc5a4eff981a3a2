import { DomainError, notFound } from "@/server/domain/errors";
import { maskNumbers, showPhone } from "@/server/domain/phone";
import { canRead, canSeePersonalData } from "@/server/policies/can";
import { decrypt } from "@/server/secrets";
import type { Context } from "../context";

/** Shows a telephone or an identity number whole, and writes down who looked and why. Withheld is never shown. */
export async function reveal(
  ctx: Context,
  input: { requestId: number; what: "phone" | "tckn"; why: string },
): Promise<string | null> {
  const request = await ctx.db.request.findUnique({ where: { id: input.requestId }, include: { citizen: true } });
  if (!request || !canRead(ctx.actor, request)) throw notFound("request");
  if (!canSeePersonalData(ctx.actor, request) || request.identityWithheld || ctx.actor.kind !== "staff") {
    throw new DomainError("FORBIDDEN", "forbidden", { act: "reveal" });
  }
  await ctx.db.auditEntry.create({
    data: {
      at: ctx.now,
      staffId: ctx.actor.staffId,
      act: `reveal_${input.what}`,
      subject: `request:${request.id}`,
      data: { why: maskNumbers(input.why) },
    },
  });
  const { citizen } = request;
  if (input.what === "phone") return phonesOf(ctx, request.id, citizen?.phone ?? null);
  return citizen?.tcknCipher ? decrypt("tckn cipher", citizen.tcknCipher) : null;
}

/** Every telephone that was given, the first one first. */
async function phonesOf({ db }: Context, requestId: number, first: string | null): Promise<string | null> {
  const others = await db.requestDetail.findMany({
    where: { requestId, field: "phone", value: { not: null } },
    orderBy: { id: "asc" },
    select: { value: true },
  });
  const all = new Set([first, ...others.map(({ value }) => value)].flatMap((one) => (one ? [showPhone(one)] : [])));
  return all.size > 0 ? [...all].join(" · ") : null;
}
