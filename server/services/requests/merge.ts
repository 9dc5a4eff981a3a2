import type { Tx } from "@/server/db";
import { DomainError, notFound } from "@/server/domain/errors";
import { isAnswered, isOpen, type Request } from "@/server/domain/request";
import type { Context } from "../context";
import { keepSums } from "../reports/keep-sums";
import { mustBeAllowed, recordIn, type Step } from "./record";
import { mainOf } from "./thread";

type Merging = { id: number; version?: number | undefined; mainId: number };

/** The same matter from several citizens: one is worked on, all are told. What was merged into it before comes along. */
export const merge = (ctx: Context, input: Merging): Promise<Request> =>
  ctx.db.$transaction((tx) => mergeIn(ctx, tx, input, []));

/** `before`: what has to happen to the main request first. */
async function mergeIn(ctx: Context, tx: Tx, input: Merging, before: readonly Step[]): Promise<Request> {
  const { id, version, mainId } = input;
  const merged = await tx.request.findUnique({ where: { id }, select: { mergedCount: true } });
  if (!merged) throw notFound("request");
  const { requests, deltas } = await recordIn(ctx, tx, [
    { id, version, change: { act: "merge", mainId } },
    ...before,
    { id: mainId, change: { act: "adopt", mergedId: id, count: merged.mergedCount + 1 } },
  ]);
  const main = requests.at(-1);
  await tx.request.updateMany({
    where: { OR: [{ id }, { mergedIntoId: id }] },
    data: { mergedIntoId: mainId, mainDepartmentId: main?.departmentId ?? null },
  });
  await keepSums(tx, deltas);
  return first(requests);
}

/**
 * What a citizen wrote after an answer belongs to the answered request after all: that one is opened again where it is not open, and
 * the new one merged into it, together or not at all. Throws WRONG_STATE `followsNothing` where it follows none that can be opened.
 */
export const joinFollowed = (ctx: Context, { id, version }: Omit<Merging, "mainId">): Promise<Request> =>
  ctx.db.$transaction(async (tx) => {
    const row = await tx.request.findUnique({ where: { id } });
    const found = await mustBeAllowed(ctx, tx, row, { act: "merge", version });
    const main = found.followsId ? await mainOf(tx, found.followsId) : null;
    if (!main || main.id === id || !(isOpen(main.status) || isAnswered(main.status)))
      throw new DomainError("WRONG_STATE", "followsNothing");
    const reopen: Step[] = isOpen(main.status) ? [] : [{ id: main.id, change: { act: "reopen", why: found.summary } }];
    return mergeIn(ctx, tx, { id, version, mainId: main.id }, reopen);
  });

export async function unmerge(ctx: Context, input: { id: number; version?: number | undefined }): Promise<Request> {
  return ctx.db.$transaction(async (tx) => {
    const merged = await tx.request.findUnique({ where: { id: input.id }, select: { mergedIntoId: true } });
    const steps: Step[] = [{ id: input.id, version: input.version, change: { act: "unmerge" } }];
    // What is not merged is refused by the first step.
    if (merged?.mergedIntoId)
      steps.push({ id: merged.mergedIntoId, change: { act: "orphan", mergedId: input.id, count: 1 } });
    const { requests, deltas } = await recordIn(ctx, tx, steps);
    await keepSums(tx, deltas);
    return first(requests);
  });
}

function first(requests: readonly Request[]): Request {
  const [request] = requests;
  if (!request) throw notFound("request");
  return request;
}
