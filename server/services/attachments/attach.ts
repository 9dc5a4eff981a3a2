import type { Tx } from "@/server/db";
import type { Change } from "@/server/domain/changes";
import type { Request } from "@/server/domain/request";
import type { Deltas } from "@/server/domain/statistics";
import type { Context } from "../context";
import { keepSums } from "../reports/keep-sums";
import { mustBeAllowed, recordIn, type Step } from "../requests/record";
import { tieFiles } from "./tie";

export type WithFiles = { id: number; version?: number | undefined; files: readonly string[] };

/** Puts uploaded files beside a request. Files that it has already are no act: the request stays as it is. */
export const attach = (ctx: Context, { id, version, files }: WithFiles): Promise<Request> =>
  actWithFiles(ctx, { id, version, files, changes: [] });

/**
 * One or more acts and the files they bring, together or not at all; `version` holds for all of it.
 * Photographs that come with the answer in one call are what the citizen sees beside it.
 */
export const actWithFiles = (ctx: Context, input: WithFiles & { changes: readonly Change[] }): Promise<Request> =>
  ctx.db.$transaction(async (tx) => {
    const { request, deltas } = await actWithFilesIn(ctx, tx, input);
    await keepSums(tx, deltas);
    return request;
  });

/** As `actWithFiles`, inside a transaction that does more; the caller keeps the sums, once and last. */
export async function actWithFilesIn(
  ctx: Context,
  tx: Tx,
  { id, version, files, changes }: WithFiles & { changes: readonly Change[] },
): Promise<{ request: Request; deltas: Deltas }> {
  const found = await tx.request.findUnique({ where: { id } });
  const before = await mustBeAllowed(ctx, tx, found, { act: "attach", version });
  const { attachmentIds } = await tieFiles(ctx, tx, id, files);
  const all: Change[] = attachmentIds.length > 0 ? [{ act: "attach", attachmentIds }, ...changes] : [...changes];
  // Each act raises the version by one, so each is held to the version that was seen and the acts before it.
  const steps: Step[] = all.map((change, index) => ({
    id,
    change,
    version: version === undefined ? undefined : version + index,
  }));
  const { requests, deltas } = await recordIn(ctx, tx, steps);
  if (attachmentIds.length > 0) await nameEvent(tx, id, attachmentIds);
  return { request: requests.at(-1) ?? before, deltas };
}

/** The timeline shows a file under the event it came with. */
export async function nameEvent(tx: Tx, requestId: number, attachmentIds: number[]): Promise<void> {
  const event = await tx.requestEvent.findFirst({
    where: { requestId, act: "attach" },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  await tx.attachment.updateMany({ where: { id: { in: attachmentIds } }, data: { eventId: event?.id ?? null } });
}
