import type { Tx } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import { changeSchema } from "@/server/domain/changes";
import { DomainError } from "@/server/domain/errors";
import type { RefusedFile } from "@/server/domain/refused-file";
import type { Request } from "@/server/domain/request";
import { addDeltas } from "@/server/domain/statistics";
import { withoutPlace } from "@/server/files/seal";
import { actWithFilesIn } from "../attachments/attach";
import { noteRefused } from "../attachments/tie";
import type { Context } from "../context";
import { keepSums } from "../reports/keep-sums";
import { recordIn } from "../requests/record";
import { ownRequest } from "./own-request";
import { takeAdditionTurn } from "./turns";

/**
 * The citizen adds words, photographs or both. Where the request waits for an answer to our question, work goes on.
 * Throws INVALID `nothingToAdd`, `tooLong`.
 */
export async function addInformation(
  ctx: Context,
  input: { code: string; text: string; files: readonly string[]; refused?: readonly RefusedFile[] },
): Promise<Request> {
  const text = input.text.trim();
  if (text === "" && input.files.length === 0) throw new DomainError("INVALID", "nothingToAdd");
  const heard = changeSchema.safeParse({ act: "hear", text, medium: "web" });
  if (!heard.success) throw new DomainError("INVALID", "tooLong");
  const { id } = await ownRequest(ctx, input.code);
  await takeAdditionTurn(ctx, String(id));
  return ctx.db.$transaction(async (tx) => {
    const files = input.files.map((token) => withoutPlace(token, ctx.now));
    const asked = await isAsked(tx, id);
    const changes = text === "" ? [] : [heard.data];
    const added = await actWithFilesIn(ctx, tx, { id, files, changes });
    await noteRefused(ctx, tx, id, input.refused ?? []);
    if (!asked || added.request.status !== "waiting" || added.request.feeNoticedAt) {
      await keepSums(tx, added.deltas);
      return added.request;
    }
    const goesOn = await recordIn({ ...ctx, actor: SYSTEM }, tx, [{ id, change: { act: "resume" } }]);
    await keepSums(tx, addDeltas([added.deltas, goesOn.deltas]));
    return goesOn.requests[0] ?? added.request;
  });
}

/** Was the citizen asked something, and has not said anything since? */
async function isAsked(tx: Tx, requestId: number): Promise<boolean> {
  const last = await tx.requestEvent.findFirst({
    where: { requestId, act: { in: ["ask", "hear"] } },
    orderBy: { id: "desc" },
    select: { act: true },
  });
  return last?.act === "ask";
}
