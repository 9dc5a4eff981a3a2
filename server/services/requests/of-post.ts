import type { Channel } from "@/server/domain/channel";
import { DomainError } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { presentRows } from "./presented";

/** The request of a post, by the post's name on its channel; null where there is none yet. */
export async function requestOfPost(ctx: Context, { channel, key }: { channel: Channel; key: string }) {
  if (!may(ctx.actor, "record_request")) throw new DomainError("FORBIDDEN", "forbidden", { act: "post" });
  const found = await ctx.db.request.findUnique({
    where: { channel_externalId: { channel, externalId: key }, identityWithheld: false },
    select: {
      id: true,
      year: true,
      seq: true,
      status: true,
      summary: true,
      departmentId: true,
      mainDepartmentId: true,
      identityWithheld: true,
    },
  });
  const [shown = null] = await presentRows(ctx, found ? [found] : [], (row) => row);
  return shown;
}
