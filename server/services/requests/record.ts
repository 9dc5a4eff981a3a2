import { isDeepStrictEqual } from "node:util";
import type { Prisma, Tx } from "@/server/db";
import type { Actor } from "@/server/domain/actor";
import type { Change } from "@/server/domain/changes";
import { decide } from "@/server/domain/decide";
import { DomainError, notFound } from "@/server/domain/errors";
import { noticeOf } from "@/server/domain/notices";
import { type Act, ADDING, allowedFrom, type Request } from "@/server/domain/request";
import { addDeltas, type Deltas, deltasOf } from "@/server/domain/statistics";
import { canRead, mayEver } from "@/server/policies/can";
import { keepCase } from "../cimer/keep-case";
import type { Context } from "../context";
import { answerInPublic } from "../messages/answer-in-public";
import { tell } from "../messages/tell";
import { keepSums } from "../reports/keep-sums";
import { circumstancesOf } from "./circumstances";
import { answerValues, eventData } from "./event-data";
import { owe } from "./owe";

/** `version`: what the person had before them; left out where the act takes nothing away from anybody. */
export type Step = { id: number; change: Change; version?: number | undefined };

/** The one writer of a request: version, event, messages and sums in one transaction. There is no other way in. */
export async function record(ctx: Context, step: Step): Promise<Request> {
  const [request] = await recordAll(ctx, [step]);
  if (!request) throw notFound("request");
  return request;
}

/** Several changes that stand or fall together, such as a merge and what it merges into. */
export const recordAll = (ctx: Context, steps: readonly Step[]): Promise<Request[]> =>
  ctx.db.$transaction(async (tx) => {
    const { requests, deltas } = await recordIn(ctx, tx, steps);
    await keepSums(tx, deltas);
    return requests;
  });

/**
 * As `recordAll`, inside a transaction that does more. The caller keeps the sums, once and last:
 * two rounds of them in one transaction could lock two writers into each other.
 */
export async function recordIn(
  ctx: Context,
  tx: Tx,
  steps: readonly Step[],
): Promise<{ requests: Request[]; deltas: Deltas }> {
  const requests: Request[] = [];
  const deltas: Deltas[] = [];
  for (const step of steps) {
    const before = await load(tx, step.id);
    const after = await change(ctx, tx, before, step);
    requests.push(after);
    deltas.push(deltasOf(before, after));
  }
  return { requests, deltas: addDeltas(deltas) };
}

async function load(tx: Tx, id: number): Promise<Request> {
  const request = await tx.request.findUnique({ where: { id } });
  if (!request) throw notFound("request");
  return request;
}

/**
 * Throws NOT_FOUND where the actor may not read it, CONFLICT where somebody was faster, WRONG_STATE, FORBIDDEN; in this order, for
 * what a right depends on may be what changed. An act that only adds passes with an older version while it is still possible.
 */
export async function mustBeAllowed(
  ctx: Context,
  tx: Tx,
  request: Request | null,
  { act, version }: { act: Act; version?: number | undefined },
): Promise<Request> {
  if (!request || !canRead(ctx.actor, request)) throw notFound("request");
  const possible = allowedFrom(act, request.status);
  const permitted = mayEver(ctx.actor, act, request);
  const stale = version !== undefined && version !== request.version;
  if (stale && !(ADDING.includes(act) && possible && permitted)) throw await conflict(tx, request);
  if (!possible) throw new DomainError("WRONG_STATE", "wrongState", { act, status: request.status });
  if (!permitted) throw new DomainError("FORBIDDEN", "forbidden", { act });
  return request;
}

async function change(ctx: Context, tx: Tx, before: Request, { change, version }: Step): Promise<Request> {
  await mustBeAllowed(ctx, tx, before, { act: change.act, version });
  if (await isRepeat(ctx, tx, before, { id: before.id, change, version })) return before;
  const after = decide(before, change, await circumstancesOf(ctx, tx, before, change));
  const { id, version: next, ...columns } = changed(before, after);
  const { count } = await tx.request.updateMany({
    where: { id: before.id, version: before.version },
    data: { ...columns, version: after.version },
  });
  if (count === 0) throw await conflict(tx, before);
  if (after.mergedCount > 0 && after.departmentId !== before.departmentId)
    await tx.request.updateMany({ where: { mergedIntoId: after.id }, data: { mainDepartmentId: after.departmentId } });
  await keepCase(ctx, tx, { before, after, act: change.act });
  const event = await tx.requestEvent.create({
    data: {
      requestId: before.id,
      at: ctx.now,
      act: change.act,
      ...byWhom(ctx.actor),
      from: before.status,
      to: after.status,
      data: eventData(before, after, change) as Prisma.InputJsonObject,
    },
    select: { id: true },
  });
  await owe(ctx, tx, { before, request: after, change, eventId: event.id });
  const notice = noticeOf(change);
  if (notice)
    await tell(ctx, tx, {
      request: after,
      notice,
      eventId: event.id,
      values: answerValues(ctx.municipality, after, change),
    });
  if (change.act === "reply_publicly") await answerInPublic(ctx, tx, { request: after, eventId: event.id });
  return after;
}

/** An act is repeated soon after its answer was lost: what came since is few. */
const MOST_SINCE = 20;

/**
 * Whether the same person has added the same since the version that was seen: the answer was lost, and it is sent again. Each act raises
 * the version by one, so the events since are as many; whoever has seen the first of two equal notes writes the second all the same.
 */
async function isRepeat({ actor }: Context, tx: Tx, before: Request, { change, version }: Step): Promise<boolean> {
  if (version === undefined || version >= before.version) return false;
  const since = await tx.requestEvent.findMany({
    where: { requestId: before.id },
    orderBy: { id: "desc" },
    take: Math.min(before.version - version, MOST_SINCE),
    select: { act: true, actor: true, staffId: true, data: true },
  });
  const { actor: kind, staffId } = byWhom(actor);
  const data: unknown = JSON.parse(JSON.stringify(eventData(before, before, change)));
  return since.some(
    (event) =>
      event.act === change.act &&
      event.actor === kind &&
      event.staffId === staffId &&
      isDeepStrictEqual(event.data, data),
  );
}

/** Only the columns that the decision changed. */
function changed(before: Request, after: Request): Partial<Request> {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name as keyof Request] !== value));
}

export const byWhom = (actor: Actor): { actor: Actor["kind"]; staffId: number | null } => ({
  actor: actor.kind,
  staffId: actor.kind === "staff" ? actor.staffId : null,
});

/** Names who was faster, with what and when, so that the screen can say it. */
async function conflict(tx: Tx, request: Request): Promise<DomainError> {
  const last = await tx.requestEvent.findFirst({
    where: { requestId: request.id },
    orderBy: { id: "desc" },
    include: { staff: { select: { name: true } } },
  });
  return new DomainError("CONFLICT", "conflict", {
    who: last?.staff?.name ?? "",
    actor: last?.actor ?? "system",
    act: last?.act ?? "",
    at: last?.at.toISOString() ?? "",
    version: request.version,
  });
}
