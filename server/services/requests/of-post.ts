import type { Channel } from "@/server/domain/channel";
import { DomainError } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import type { Context } from "../context";

/** The request of a post, by the post's name on its channel; null where there is none yet. */
export async function requestOfPost(ctx: Context, { channel, key }: { channel: Channel; key: string }) {
  if (!may(ctx.actor, "record_request")) throw new DomainError("FORBIDDEN", "forbidden", { act: "post" });
  return ctx.db.request.findUnique({
    where: { channel_externalId: { channel, externalId: key } },
    select: { id: true, year: true, seq: true, status: true, summary: true },
  });
}
