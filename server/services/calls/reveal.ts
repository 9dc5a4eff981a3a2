import { DomainError, notFound } from "@/server/domain/errors";
import { maskNumbers, showPhone } from "@/server/domain/phone";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { seesNumbers } from "./sees-numbers";

/** Shows the number of a call whole, and writes down who looked and why. Withheld is never shown. */
export async function revealCaller(ctx: Context, { id, why }: { id: number; why: string }): Promise<string | null> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !may(actor, "see_calls") || !seesNumbers(actor)) throw refused();
  const call = await ctx.db.call.findUnique({
    where: { id },
    select: { number: true, request: { select: { identityWithheld: true } } },
  });
  if (!call) throw notFound("call");
  if (call.request?.identityWithheld) throw refused();
  await ctx.db.auditEntry.create({
    data: {
      at: ctx.now,
      staffId: actor.staffId,
      act: "reveal_phone",
      subject: `call:${id}`,
      data: { why: maskNumbers(why) },
    },
  });
  return call.number && showPhone(call.number);
}

const refused = () => new DomainError("FORBIDDEN", "forbidden", { act: "reveal" });
