import type { Request } from "@/server/domain/request";
import type { Context } from "../context";
import { record } from "../requests/record";
import { mustProve, ownRequest } from "./own-request";

/** The citizen gives the request up. */
export async function withdraw(ctx: Context, input: { code: string; lastFour: string }): Promise<Request> {
  const request = await ownRequest(ctx, input.code);
  await mustProve(ctx, request, input.lastFour);
  return record(ctx, { id: request.id, change: { act: "withdraw" } });
}
