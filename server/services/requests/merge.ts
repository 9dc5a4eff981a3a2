import { notFound } from "@/server/domain/errors";
import type { Request } from "@/server/domain/request";
import type { Context } from "../context";
import { keepSums } from "../reports/keep-sums";
import { recordIn, type Step } from "./record";

/** The same matter from several citizens: one is worked on, all are told. What was merged into it before comes along. */
export async function merge(
  ctx: Context,
  input: { id: number; version?: number | undefined; mainId: number },
): Promise<Request> {
  return ctx.db.$transaction(async (tx) => {
    const merged = await tx.request.findUnique({ where: { id: input.id }, select: { mergedCount: true } });
    if (!merged) throw notFound("request");
    const { requests, deltas } = await recordIn(ctx, tx, [
      { id: input.id, version: input.version, change: { act: "merge", mainId: input.mainId } },
      { id: input.mainId, change: { act: "adopt", mergedId: input.id, count: merged.mergedCount + 1 } },
    ]);
    await tx.request.updateMany({ where: { mergedIntoId: input.id }, data: { mergedIntoId: input.mainId } });
    await keepSums(tx, deltas);
    return first(requests);
  });
}

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
