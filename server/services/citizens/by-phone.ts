import { z } from "zod";
import { Prisma } from "@/server/db";
import { CHANNELS } from "@/server/domain/channel";
import { DomainError } from "@/server/domain/errors";
import { STATUSES } from "@/server/domain/request";
import { may } from "@/server/policies/can";
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
/** Who calls: the person, the usual place, and the newest requests, the open ones first. */
export type CitizenCard = z.infer<typeof cardSchema>;

const MIN_DIGITS = 6;
const PEOPLE = 5;

/** Citizens whose telephone, or another number that they gave, begins with what was typed so far, as `0532…`, `532…` or `+90532…`. Fewer than six digits find nobody, nor is anybody found who has only ever withheld who they are. */
export async function citizensByPhone(ctx: Context, input: { digits: string }): Promise<CitizenCard[]> {
  if (!may(ctx.actor, "record_request")) throw new DomainError("FORBIDDEN", "forbidden", { act: "citizens" });
  const digits = input.digits.replace(/\D/g, "").replace(/^(0090|90|0)/, "");
  if (digits.length < MIN_DIGITS) return [];
  const begun = `+90${digits}%`;
  const first = await cards(ctx, Prisma.sql`c.phone LIKE ${begun}`);
  if (first.length === PEOPLE) return first;
  const others = await cards(
    ctx,
    Prisma.sql`c.id IN (SELECT r.citizen_id FROM request_detail d JOIN request r ON r.id = d.request_id
      WHERE d.field = 'phone' AND d.value LIKE ${begun} AND NOT r.identity_withheld)`,
  );
  return [...first, ...others.filter(({ id }) => !first.some((one) => one.id === id))].slice(0, PEOPLE);
}

async function cards({ db }: Context, where: Prisma.Sql): Promise<CitizenCard[]> {
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
