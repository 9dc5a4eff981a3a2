import type { Tx } from "@/server/db";
import { readAddress } from "@/server/domain/address";
import { isResendable } from "@/server/domain/delivery";
import { DomainError, notFound } from "@/server/domain/errors";
import { type Medium, NOTICES, type Notice } from "@/server/domain/notices";
import { type Going, mediaFor } from "@/server/domain/routes";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { isChat, reportersOf } from "./reachable";
import { schedule, wakeDelivery } from "./tell";

/**
 * `mayBeTwice`: the person knows that an unknown message may have arrived, and that the citizen may get it a second time.
 * `via`: the only gateway that may carry an SMS; left out, the municipality's order holds.
 */
export type Resending = { id: number; mayBeTwice: boolean; via?: string | undefined };
/** `goesAt`: later than now where the quiet hours are waited for. */
export type Resent = { id: number; goesAt: Date };

/**
 * Sends a message anew, by hand, to where the citizen is reached today: a row of its own, the old one keeps its fate.
 * Throws WRONG_STATE where it is on its way or was sent anew already, INVALID where the citizen cannot be written to.
 */
export async function resend(ctx: Context, { id, mayBeTwice, via }: Resending): Promise<Resent> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !may(actor, "resend_message"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "resend" });
  return ctx.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM message WHERE id = ${id} FOR UPDATE`;
    const old = await tx.message.findUnique({ where: { id } });
    if (old?.direction !== "outgoing") throw notFound("message");
    if (!isResendable(old.state)) throw new DomainError("WRONG_STATE", "messageNotResendable", { state: old.state });
    if (old.state === "unknown" && !mayBeTwice) throw new DomainError("INVALID", "messageMayBeTwice");
    const { requestId, citizenId, medium, notice, subject, address, body, parts } = old;
    if (via && !(medium === "sms" && ctx.municipality.smsGateways.includes(via)))
      throw new DomainError("INVALID", "gatewayUnknown");
    if (requestId === null || citizenId === null) throw notFound("request");
    const again = await tx.message.count({
      where: {
        requestId,
        citizenId,
        medium,
        notice,
        body,
        id: { gt: id },
        state: { notIn: ["failed", "expired", "refused"] },
      },
    });
    if (again > 0) throw new DomainError("WRONG_STATE", "messageSentAgain");
    const goes = schedule(ctx, medium, notice);
    const made = await tx.message.create({
      data: {
        ...goes,
        via: via ?? null,
        subject,
        requestId,
        citizenId,
        direction: "outgoing",
        notice,
        ...(await wayOf(ctx, tx, { requestId, citizenId, medium, notice, address })),
        body,
        parts,
        state: "queued",
        createdAt: ctx.now,
        stateAt: ctx.now,
      },
      select: { id: true },
    });
    await tx.auditEntry.create({
      data: {
        at: ctx.now,
        staffId: actor.staffId,
        act: "message_resent",
        subject: `message:${id}`,
        data: { newId: made.id, state: old.state, ...(via ? { via } : {}) },
      },
    });
    await wakeDelivery(tx);
    return { id: made.id, goesAt: goes.nextAt };
  });
}

type Old = { requestId: number; citizenId: number; medium: Medium; notice: string | null; address: string };

/** A text without a notice of its own is what a person wrote. */
const noticeNamed = (name: string | null): Notice => NOTICES.find((notice) => notice === name) ?? "reply";

/** By the same rule as the first time: nobody is written to who meanwhile asked not to be, or whose window has closed. */
async function wayOf(
  ctx: Context,
  tx: Tx,
  { requestId, citizenId, medium, notice, address }: Old,
): Promise<Pick<Going, "medium" | "address" | "outsideWindow">> {
  // Under a post it stands where it was to stand.
  if (readAddress(address).kind === "public") return { medium, address, outsideWindow: false };
  const [reporter] = await reportersOf(ctx, tx, { id: requestId, merged: false });
  const media = reporter?.citizenId === citizenId ? mediaFor(reporter, noticeNamed(notice), ctx.now) : [];
  const way = media.find((one) => one.medium === medium);
  if (!way) throw new DomainError("INVALID", isChat(medium) ? "windowClosed" : "citizenUnreachable");
  return { medium, address: way.address, outsideWindow: way.outsideWindow };
}
