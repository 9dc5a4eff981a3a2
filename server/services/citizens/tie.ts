import { randomUUID } from "node:crypto";
import type { Tx } from "@/server/db";
import { DomainError, notFound } from "@/server/domain/errors";
import { OPEN, type Request } from "@/server/domain/request";
import type { Context } from "../context";
import { keepSums } from "../reports/keep-sums";
import { mustBeAllowed, recordIn, type Step } from "../requests/record";
import { likenesses } from "./same-person";

type Entry = { id: number; name: string | null; phone: string | null; noSms: boolean; unconfirmed: boolean };

/**
 * A person says that two entries are one person: accounts and open requests of one go over to the other, each with an event, so
 * that what they write from now on is one person's. Throws INVALID `notAlike` where nothing speaks for it.
 */
export async function tie(
  ctx: Context,
  { id, citizenId }: { id: number; citizenId: number },
): Promise<{ tie: string }> {
  return ctx.db.$transaction(async (tx) => {
    const request = await mayTie(ctx, tx, id);
    const own = request.citizenId ?? 0;
    if (request.identityWithheld || !(await likenesses(tx, own)).has(citizenId))
      throw new DomainError("INVALID", "notAlike");
    const [kept, left] = inOrder(await entry(tx, own), await entry(tx, citizenId));
    const identities = await tx.citizenIdentity.findMany({ where: { citizenId: left.id }, select: { id: true } });
    const name = randomUUID();
    const change = {
      act: "tie" as const,
      tie: name,
      citizenId: kept.id,
      otherId: left.id,
      identityIds: identities.map((one) => one.id),
      silenced: left.noSms && !kept.noSms,
    };
    const open = await tx.request.findMany({
      where: { citizenId: left.id, status: { in: [...OPEN] }, identityWithheld: false },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    const ids = [...new Set([id, ...open.map((one) => one.id)])];
    await move(
      ctx,
      tx,
      change.identityIds,
      kept.id,
      ids.map((id): Step => ({ id, change })),
    );
    if (change.silenced) await tx.citizen.update({ where: { id: kept.id }, data: { noSms: true } });
    return { tie: name };
  });
}

/** They are two people after all: what went over with that tie goes back. Throws WRONG_STATE `notTied` where it did already. */
export async function untie(ctx: Context, { id, tie }: { id: number; tie: string }): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    await mayTie(ctx, tx, id);
    const events = await eventsOf(tx, tie, { requestId: id });
    const data = events.find(({ act }) => act === "tie")?.data;
    if (!data || events.some(({ act }) => act === "untie")) throw new DomainError("WRONG_STATE", "notTied");
    const { citizenId: kept, otherId: left, identityIds, silenced } = data;
    const all = await eventsOf(tx, tie, { request: { citizenId: kept } });
    const steps = all
      .filter(({ act }) => act === "tie")
      .map(({ requestId, data: { moved } }): Step => {
        const change = { act: "untie" as const, tie, identityIds, silenced, otherId: kept };
        return { id: requestId, change: { ...change, citizenId: moved ? left : kept } };
      });
    await move(ctx, tx, identityIds, left, steps);
    if (silenced) await tx.citizen.update({ where: { id: kept }, data: { noSms: false } });
  });
}

const mayTie = async (ctx: Context, tx: Tx, id: number): Promise<Request> =>
  mustBeAllowed(ctx, tx, await tx.request.findUnique({ where: { id } }), { act: "tie" });

async function entry(tx: Tx, id: number): Promise<Entry> {
  const found = await tx.citizen.findUnique({
    where: { id },
    select: { id: true, name: true, phone: true, noSms: true, unconfirmed: true },
  });
  if (!found) throw notFound("citizen");
  return found;
}

/** The entry that is kept is the one that is known, then the one that says more: a telephone, then a name, then the older one. */
function inOrder(one: Entry, other: Entry): [kept: Entry, left: Entry] {
  const says = ({ phone, name, unconfirmed }: Entry): number =>
    (unconfirmed ? 0 : 4) + (phone ? 2 : 0) + (name ? 1 : 0);
  return says(one) > says(other) || (says(one) === says(other) && one.id < other.id) ? [one, other] : [other, one];
}

async function move(
  ctx: Context,
  tx: Tx,
  identityIds: readonly number[],
  citizenId: number,
  steps: readonly Step[],
): Promise<void> {
  await tx.citizenIdentity.updateMany({ where: { id: { in: [...identityIds] } }, data: { citizenId } });
  const { deltas } = await recordIn(ctx, tx, steps);
  await keepSums(tx, deltas);
}

type Tied = { citizenId: number; otherId: number; identityIds: number[]; silenced: boolean; moved: boolean };

async function eventsOf(tx: Tx, tie: string, where: { requestId: number } | { request: { citizenId: number } }) {
  const events = await tx.requestEvent.findMany({
    where: { ...where, act: { in: ["tie", "untie"] }, data: { path: ["tie"], equals: tie } },
    orderBy: { id: "asc" },
    select: { requestId: true, act: true, data: true },
  });
  return events.map((event) => ({ ...event, data: event.data as Tied }));
}
