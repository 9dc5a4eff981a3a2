import { z } from "zod";
import type { Tx } from "@/server/db";
import { DomainError, notFound } from "@/server/domain/errors";
import { requestNumber } from "@/server/domain/number";
import { canRead, may } from "@/server/policies/can";
import type { Context } from "../context";
import { keepLedger } from "../messages/ledger-sums";
import { ownRequest, prove } from "./own-request";

/** Whose wish it is: the citizen of a request, or the one on the card of whoever calls. */
export const wisherSchema = z.union([
  z.object({ requestId: z.int32().positive() }),
  z.object({ citizenId: z.int32().positive() }),
]);
export type Wisher = z.output<typeof wisherSchema>;

/** Staff write down what a citizen said: never write to me, or again. */
export async function setNoSms(ctx: Context, { of, noSms }: { of: Wisher; noSms: boolean }): Promise<void> {
  if (!may(ctx.actor, "record_request")) throw new DomainError("FORBIDDEN", "forbidden", { act: "no_sms" });
  const { citizenId, data } = "requestId" in of ? await ofRequest(ctx, of.requestId) : await ofCard(ctx, of.citizenId);
  await ctx.db.$transaction((tx) => wish(ctx, tx, { citizenIds: [citizenId], noSms, data }));
}

type Whose = { citizenId: number; data: Wish["data"] };

async function ofRequest(ctx: Context, id: number): Promise<Whose> {
  const request = await ctx.db.request.findUnique({ where: { id } });
  if (!request || !canRead(ctx.actor, request)) throw notFound("request");
  if (request.citizenId === null || request.identityWithheld) throw new DomainError("INVALID", "citizenMissing");
  return { citizenId: request.citizenId, data: { request: requestNumber(request.year, request.seq) } };
}

/** Whoever has only ever withheld who they are has no card, and so nothing that could be set on it. */
async function ofCard(ctx: Context, id: number): Promise<Whose> {
  const OR = [{ requests: { none: {} } }, { requests: { some: { identityWithheld: false } } }];
  const citizen = await ctx.db.citizen.findFirst({ where: { id, phone: { not: null }, OR }, select: { id: true } });
  if (!citizen) throw notFound("citizen");
  return { citizenId: citizen.id, data: { by: "card" } };
}

/** The citizen says so, by the link of a request and the telephone's last digits. */
export async function setOwnNoSms(
  ctx: Context,
  input: { code: string; lastFour: string; noSms: boolean },
): Promise<void> {
  const request = await ownRequest(ctx, input.code);
  if (request.citizenId === null) throw new DomainError("INVALID", "citizenMissing");
  await prove(ctx, request, input.lastFour);
  const citizenIds = [request.citizenId];
  await ctx.db.$transaction((tx) =>
    wish(ctx, tx, {
      citizenIds,
      noSms: input.noSms,
      data: { by: "citizen", request: requestNumber(request.year, request.seq) },
    }),
  );
}

/** Whoever has a telephone wrote back from it: nothing is sent to anybody who gave this number. */
export async function stopByNumber(ctx: Context, tx: Tx, input: { phone: string; sender: string }): Promise<void> {
  const citizens = await tx.citizen.findMany({ where: { phone: input.phone, noSms: false }, select: { id: true } });
  await wish(ctx, tx, {
    citizenIds: citizens.map(({ id }) => id),
    noSms: true,
    data: { by: "sms", sender: input.sender },
  });
}

type Wish = { citizenIds: readonly number[]; noSms: boolean; data: Record<string, string> };

async function wish(ctx: Context, tx: Tx, { citizenIds, noSms, data }: Wish): Promise<void> {
  if (citizenIds.length === 0) return;
  await tx.citizen.updateMany({ where: { id: { in: [...citizenIds] } }, data: { noSms } });
  await tx.auditEntry.createMany({
    data: citizenIds.map((id) => ({
      at: ctx.now,
      staffId: ctx.actor.kind === "staff" ? ctx.actor.staffId : null,
      act: noSms ? "citizen_no_sms" : "citizen_sms_again",
      subject: `citizen:${id}`,
      data,
    })),
  });
  if (noSms) await refuseQueued(ctx, tx, citizenIds);
}

const rowSchema = z.object({ sender: z.string().nullable(), takenAt: z.date().nullable(), parts: z.number() });

/** What still waits to go, be it for the morning, goes no more. */
async function refuseQueued(ctx: Context, tx: Tx, citizenIds: readonly number[]): Promise<void> {
  const rows = z.array(rowSchema).parse(
    await tx.$queryRaw`
      UPDATE message SET state = 'refused', error = 'noSms', next_at = NULL, state_at = ${ctx.now}
      WHERE citizen_id = ANY(${[...citizenIds]}) AND state = 'queued' AND direction = 'outgoing'
      RETURNING sender, taken_at AS "takenAt", parts`,
  );
  await keepLedger(
    tx,
    rows.map((row) => ({ before: { ...row, state: "queued" }, after: { ...row, state: "refused" } })),
  );
}
