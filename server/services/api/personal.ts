import type { Request } from "@/server/domain/request";
import { hasScope } from "@/server/policies/can";
import { sightOf } from "@/server/policies/present";
import { withoutPersons } from "../access-log/searched";
import { type Read, recordNow } from "../access-log/write";
import type { Context } from "../context";

export type CitizenRead = { name: string | null; phone: string | null; email: string | null; noSms: boolean };
type Asked = Pick<Request, "id" | "citizenId" | "identityWithheld" | "departmentId" | "mainDepartmentId">;

/** Who asked, whole, for a system that may know it. Withheld is never told. Whose data was read is written down first. */
export async function citizenOf(
  ctx: Context,
  request: Asked,
  door: "api" | "webhook" = "api",
): Promise<CitizenRead | null> {
  if (request.citizenId === null || sightOf(ctx.actor, request) !== "whole") return null;
  await notePersonalRead(ctx, request.id, { door, citizenId: request.citizenId });
  return ctx.db.citizen.findUnique({
    where: { id: request.citizenId },
    select: { name: true, phone: true, email: true, noSms: true },
  });
}

/** Whose personal data a key read: one row a key, day and request, written before it is told. */
export async function notePersonalRead(
  ctx: Context,
  requestId: number,
  { door = "api", what = "request", citizenId = null }: Partial<Pick<Read, "door" | "what" | "citizenId">> = {},
): Promise<void> {
  if (ctx.actor.kind === "staff" && ctx.actor.key) await recordNow(ctx, [{ door, what, requestId, citizenId }]);
}

/** A page of requests, in whose words somebody may be named to a key that may know it. */
export async function noteListRead(ctx: Context, { rows, asked }: { rows: number; asked: unknown }): Promise<void> {
  if (hasScope(ctx.actor, "personal:read"))
    await recordNow(ctx, [{ door: "api", what: "requests", rows, data: withoutPersons(asked) }]);
}
