import { DomainError } from "@/server/domain/errors";
import type { TakenBack } from "@/server/domain/incoming";
import type { Context } from "../context";
import { keepSums } from "../reports/keep-sums";
import { mainOf } from "../requests/thread";
import { hearIn, requestSaying } from "./join";

/**
 * A citizen took back what they had said: the timeline says so and the words stay, for a request was made of them.
 * Told a second time it changes nothing. False where nothing of that id has come yet.
 */
export async function takeBack(ctx: Context, { channel, of }: TakenBack): Promise<boolean> {
  if (ctx.actor.kind !== "channel") throw new DomainError("FORBIDDEN", "forbidden", { act: "hear" });
  return ctx.db.$transaction(async (tx) => {
    // Two who tell it at once are heard one after the other.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${channel}:taken back:${of}`}, 0))::text`;
    const requestId = await requestSaying(tx, channel, of);
    if (requestId === null) return false;
    const told = await tx.requestEvent.findFirst({
      where: {
        requestId,
        act: "hear",
        AND: [{ data: { path: ["how"], equals: "deleted" } }, { data: { path: ["of"], equals: of } }],
      },
      select: { id: true },
    });
    if (told) return true;
    const thread = { id: requestId, main: await mainOf(tx, requestId) };
    await keepSums(tx, await hearIn(ctx, tx, thread, { act: "hear", text: "", medium: channel, how: "deleted", of }));
    return true;
  });
}
