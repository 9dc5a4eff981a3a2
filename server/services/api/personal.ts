import type { Request } from "@/server/domain/request";
import { dayOf } from "@/server/domain/time";
import { sightOf } from "@/server/policies/present";
import type { Context } from "../context";

export type CitizenRead = { name: string | null; phone: string | null; email: string | null; noSms: boolean };
type Asked = Pick<Request, "id" | "citizenId" | "identityWithheld" | "departmentId" | "mainDepartmentId">;

/** Who asked, whole, for a system that may know it. Withheld is never told. Whose data was read is written down first. */
export async function citizenOf(ctx: Context, request: Asked): Promise<CitizenRead | null> {
  if (request.citizenId === null || sightOf(ctx.actor, request) !== "whole") return null;
  await notePersonalRead(ctx, request.id);
  return ctx.db.citizen.findUnique({
    where: { id: request.citizenId },
    select: { name: true, phone: true, email: true, noSms: true },
  });
}

/**
 * One row a key, day and request, and one line in the audit a key and day: a system that reads ten thousand times a day leaves a
 * record that can still be read.
 */
export async function notePersonalRead({ db, actor, now }: Context, requestId: number): Promise<void> {
  if (actor.kind !== "staff" || !actor.key) return;
  const apiKeyId = actor.key.id;
  const day = dayOf(now);
  const first = await db.$queryRaw<{ first: boolean }[]>`
    WITH seen AS (SELECT EXISTS (SELECT FROM personal_read WHERE api_key_id = ${apiKeyId} AND day = ${day}::date) AS known)
    INSERT INTO personal_read (api_key_id, day, request_id, last_at) VALUES (${apiKeyId}, ${day}::date, ${requestId}, ${now})
    ON CONFLICT (api_key_id, day, request_id) DO UPDATE SET count = personal_read.count + 1, last_at = EXCLUDED.last_at
    RETURNING NOT (SELECT known FROM seen) AS first`;
  if (first[0]?.first)
    await db.auditEntry.create({
      data: {
        at: now,
        staffId: actor.staffId,
        act: "api_personal_read",
        subject: `api_key:${apiKeyId}`,
        data: { day },
      },
    });
}
