import { notFound } from "@/server/domain/errors";
import { canRead } from "@/server/policies/can";
import type { Context } from "../context";
import { getRequest, type RequestView } from "../requests/get";
import { type CitizenRead, citizenOf } from "./personal";

export type Numbered = { year: number; seq: number };
export type ReadRequest = { request: RequestView; citizen: CitizenRead | null };

/** A request for another system, as it may see it, and whole with who asked where it has the right to personal data. */
export async function readRequest(ctx: Context, number: Numbered): Promise<ReadRequest> {
  const request = await getRequest(ctx, number);
  return { request, citizen: await citizenOf(ctx, request) };
}

/** The row behind a number, for a verb that asks for it by its id. */
export async function idOf(ctx: Context, { year, seq }: Numbered): Promise<number> {
  const request = await ctx.db.request.findUnique({
    where: { year_seq: { year, seq } },
    select: {
      id: true,
      trackingCode: true,
      departmentId: true,
      mainDepartmentId: true,
      status: true,
      claimedById: true,
    },
  });
  if (!request || !canRead(ctx.actor, request)) throw notFound("request");
  return request.id;
}
