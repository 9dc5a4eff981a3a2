import type { Change } from "@/server/domain/changes";
import { reasonText } from "@/server/domain/changes";
import { mayReopenAt } from "@/server/domain/decide";
import { DomainError, notFound } from "@/server/domain/errors";
import { isAnswered, REOPEN_DAYS, type Request } from "@/server/domain/request";
import type { Context } from "../context";
import { recordAll } from "../requests/record";
import { mustProve, ownRequest } from "./own-request";

/** The citizen says that it is not solved, and why; it is looked at again. 15 days from the answer, not later. */
export async function dispute(ctx: Context, input: { code: string; lastFour: string; why: string }): Promise<Request> {
  const why = reasonText.safeParse(input.why);
  if (!why.success) throw new DomainError("INVALID", "whyMissing");
  const request = await ownRequest(ctx, input.code);
  if (isAnswered(request.status) && !mayReopenAt(request, ctx.now)) {
    throw new DomainError("WRONG_STATE", "reopenTooLate", { days: REOPEN_DAYS });
  }
  await mustProve(ctx, request, input.lastFour);
  const reopen: Change = { act: "reopen", why: why.data };
  const disputed: Change = { act: "confirm", confirmation: "disputed", why: why.data };
  const changes = request.status === "resolved" ? [disputed, reopen] : [reopen];
  const reopened = await recordAll(
    ctx,
    changes.map((change) => ({ id: request.id, change })),
  );
  const last = reopened.at(-1);
  if (!last) throw notFound("request");
  return last;
}
