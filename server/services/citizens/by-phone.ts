import { z } from "zod";
import { Prisma } from "@/server/db";
import { CHANNELS } from "@/server/domain/channel";
import { DomainError } from "@/server/domain/errors";
import { maskPhone, readPhone } from "@/server/domain/phone";
import { STATUSES } from "@/server/domain/request";
import { hasScope, may } from "@/server/policies/can";
import type { Context } from "../context";

const cardSchema = z.object({
  id: z.number(),
  name: z.string().nullable(),
  phone: z.string(),
  noSms: z.boolean(),
  neighbourhoodId: z.number().nullable(),
  street: z.string().nullable(),
  doorNo: z.string().nullable(),
  requests: z.array(
    z.object({
      id: z.number(),
      year: z.number(),
      seq: z.number(),
      channel: z.enum(CHANNELS),
      status: z.enum(STATUSES),
      categoryId: z.number().nullable(),
      summary: z.string(),
      receivedAt: z.coerce.date(),
      neighbourhoodId: z.number().nullable(),
      street: z.string().nullable(),
      doorNo: z.string().nullable(),
    }),
  ),
});
/** Who calls: the person, the usual place, and the newest requests, the open ones first. `phone`: masked; `own`: the number asked for is theirs, and not another one that they gave. */
export type CitizenCard = z.infer<typeof cardSchema> & { own: boolean };

const PEOPLE = 5;

/**
 * Citizens under a telephone, their own or another that they gave, as anybody writes it; at most five. Only a whole number finds somebody:
 * from a part of one, numbers could be tried out. Nobody is found who has only ever withheld who they are. This is the only way from a
 * telephone to people: its door counts and limits the reading (`server/services/access-log/doors.ts`).
 */
export async function citizensByPhone(ctx: Context, input: { digits: string }): Promise<CitizenCard[]> {
  if (!may(ctx.actor, "record_request") || !hasScope(ctx.actor, "personal:read"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "citizens" });
  const asked = readPhone(input.digits)?.e164;
  if (!asked) return [];
  const own = await cards(ctx, Prisma.sql`c.phone = ${asked}`);
  const others =
    own.length === PEOPLE
      ? []
      : await cards(
          ctx,
          Prisma.sql`c.id IN (SELECT r.citizen_id FROM request_detail d JOIN request r ON r.id = d.request_id
            WHERE d.field = 'phone' AND d.value = ${asked} AND NOT r.identity_withheld)`,
        );
  return [...own, ...others.filter(({ id }) => !own.some((one) => one.id === id))]
    .slice(0, PEOPLE)
    .map((card) => ({ ...card, phone: maskPhone(card.phone), own: card.phone === asked }));
}

async function cards({ db }: Context, where: Prisma.Sql): Promise<z.infer<typeof cardSchema>[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT c.id, c.name, coalesce(c.phone, '') AS phone, c.no_sms AS "noSms", c.neighbourhood_id AS "neighbourhoodId", c.street, c.door_no AS "doorNo",
      (SELECT coalesce(json_agg(q), '[]') FROM (
        SELECT r.id, r.year, r.seq, r.channel, r.status, r.category_id AS "categoryId", r.summary, r.received_at AS "receivedAt",
          r.neighbourhood_id AS "neighbourhoodId", r.street, r.door_no AS "doorNo"
        FROM request r WHERE r.citizen_id = c.id AND NOT r.identity_withheld
        ORDER BY r.id DESC LIMIT 12) q) AS requests
    FROM citizen c
    WHERE ${where}
      AND (NOT EXISTS (SELECT FROM request r WHERE r.citizen_id = c.id)
        OR EXISTS (SELECT FROM request r WHERE r.citizen_id = c.id AND NOT r.identity_withheld))
    ORDER BY c.phone, c.id LIMIT ${PEOPLE}`;
  return z.array(cardSchema).parse(rows);
}
