import type { Tx } from "@/server/db";
import type { Intake } from "@/server/domain/intake";
import type { Ending } from "@/server/domain/old-record";
import type { Request } from "@/server/domain/request";
import { addDeltas, deltasOf } from "@/server/domain/statistics";
import { openCases } from "../cimer/open-case";
import { findOrMakeCitizens } from "../citizens/find-or-make-all";
import type { Context } from "../context";
import { tellReceived } from "../messages/tell";
import { keepSums } from "../reports/keep-sums";
import { isSameContent } from "./content-digest";
import { insertRequests } from "./insert";
import { insertDetails } from "./insert-details";
import { owe } from "./owe";
import { checkIntake, digestOf, draftOf, type Given, type Received, type Receiving, receive, reused } from "./receive";

/** What a file brings: nothing is uploaded with it, nobody spoke, and nothing is decided yet but how an old record ended. */
export type PlainIntake = Omit<Intake, "files" | "callId" | "answer" | "departmentId"> & { ending?: Ending };
export type Opened = ({ ok: true } & Received) | { ok: false; error: unknown };

/**
 * Opens many requests of one channel, in order: the same row, event, receipt and sums as `receive`, in one transaction and a
 * few statements. Where that fails, each is opened for itself, so that a bad one holds nobody up.
 */
export async function receiveAll(
  ctx: Context,
  intakes: readonly PlainIntake[],
  how: Receiving = {},
): Promise<Opened[]> {
  const outcomes = new Map<PlainIntake, Opened>();
  const fresh = await unknownOf(ctx, intakes, { outcomes, how });
  const given = [...fresh].map(([{ ending }, one]) => ({ given: one, ending }));
  if (isSome(given)) {
    const opened = await ctx.db.$transaction((tx) => openAll(ctx, tx, given, how)).catch(() => null);
    for (const [place, intake] of [...fresh.keys()].entries()) {
      const request = opened?.[place];
      outcomes.set(intake, request ? { ok: true, request, repeated: false } : await one(ctx, intake, how));
    }
  }
  return intakes.map((intake) => outcomes.get(intake) ?? { ok: false, error: new Error("It was given twice") });
}

const isSome = <T>(all: T[]): all is [T, ...T[]] => all.length > 0;

/** Settles those that are there already or may not be opened; gives the rest. */
async function unknownOf(
  ctx: Context,
  intakes: readonly PlainIntake[],
  { outcomes, how }: { outcomes: Map<PlainIntake, Opened>; how: Receiving },
): Promise<Map<PlainIntake, Given>> {
  const known = await ctx.db.request.findMany({
    where: { OR: intakes.map(({ channel, externalId }) => ({ channel, externalId })) },
  });
  const byId = new Map(known.map((request) => [`${request.channel} ${request.externalId}`, request]));
  const fresh = new Map<PlainIntake, Given>();
  for (const intake of intakes) {
    const request = byId.get(`${intake.channel} ${intake.externalId}`);
    try {
      const given = checkIntake(ctx, intake);
      if (!request) fresh.set(intake, given);
      else if (isSameContent(request.intakeDigest, digestOf(given, how)))
        outcomes.set(intake, { ok: true, request, repeated: true });
      else outcomes.set(intake, { ok: false, error: reused(request) });
    } catch (error) {
      outcomes.set(intake, { ok: false, error });
    }
  }
  return fresh;
}

async function one(ctx: Context, intake: PlainIntake, how: Receiving): Promise<Opened> {
  try {
    return { ok: true, ...(await receive(ctx, intake, { ...how, ending: intake.ending })) };
  } catch (error) {
    return { ok: false, error };
  }
}

type Brought = { given: Given; ending: Ending | undefined };

async function openAll(ctx: Context, tx: Tx, all: [Brought, ...Brought[]], how: Receiving): Promise<Request[]> {
  const people = all.map(({ given: { citizen } }) => ({
    name: citizen?.name || null,
    phone: citizen?.phone ?? null,
    email: citizen?.email || null,
  }));
  const citizenIds = await findOrMakeCitizens(ctx, tx, people);
  const [first, ...others] = all;
  const opened = await insertRequests(ctx, tx, [
    draftOf(ctx, first.given, { citizenId: citizenIds[0] ?? null, how: { ...how, ending: first.ending } }),
    ...others.map(({ given, ending }, place) =>
      draftOf(ctx, given, { citizenId: citizenIds[place + 1] ?? null, how: { ...how, ending } }),
    ),
  ]);
  if (!opened) throw new Error("The channel's id is taken");
  await openCases(
    tx,
    opened.map(({ request }, place) => ({ request, given: (all[place] ?? first).given })),
  );
  await insertDetails(
    ctx,
    tx,
    opened.map(({ request }, place) => ({ requestId: request.id, details: all[place]?.given.details ?? [] })),
  );
  for (const { request, eventId } of opened) await owe(ctx, tx, { before: null, request, change: null, eventId });
  const told = (how.receipt ?? true) ? opened.map(({ request: { id }, eventId }) => ({ id, eventId })) : [];
  if (told.length > 0) await tellReceived(ctx, tx, told);
  await keepSums(tx, addDeltas(opened.map(({ request }) => deltasOf(null, request))));
  return opened.map(({ request }) => request);
}
