import { notFound } from "@/server/domain/errors";
import type { Answered, Call } from "./operation";
import { etagOf, presentOpened, presentStanding, type Stands } from "./present";

/** Where a request stands now, as an act answers it. */
export async function standingOf({ ctx }: Call, requestId: number): Promise<Answered> {
  const request = await found(ctx, requestId);
  return { value: presentStanding(ctx, request), headers: { ETag: etagOf(request.version) } };
}

/** The same of a request that this system opened. */
export async function openedOf({ ctx }: Call, requestId: number): Promise<Answered> {
  const [request, notUsed] = await Promise.all([
    found(ctx, requestId),
    ctx.db.requestDetail.findMany({
      where: { requestId },
      orderBy: { id: "asc" },
      select: { field: true, reason: true, state: true },
    }),
  ]);
  const value = presentOpened(ctx, request, notUsed);
  return { value, headers: { ETag: etagOf(request.version), Location: value.url } };
}

async function found({ db }: Call["ctx"], id: number): Promise<Stands> {
  const request = await db.request.findUnique({ where: { id } });
  if (!request) throw notFound("request");
  return request;
}
