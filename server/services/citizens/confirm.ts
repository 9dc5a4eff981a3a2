import type { Request } from "@/server/domain/request";
import type { Context } from "../context";
import { record } from "../requests/record";
import { ownRequest, prove } from "./own-request";

/** The citizen says that it is solved. */
export async function confirm(ctx: Context, input: { code: string; lastFour: string }): Promise<Request> {
  const request = await ownRequest(ctx, input.code);
  await prove(ctx, request, input.lastFour);
  return record(ctx, { id: request.id, change: { act: "confirm", confirmation: "confirmed" } });
}
