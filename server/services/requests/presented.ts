import { z } from "zod";
import { Prisma } from "@/server/db";
import type { Named } from "@/server/domain/redaction";
import type { Request } from "@/server/domain/request";
import { words } from "@/server/domain/turkish";
import { NOBODY, present, type Subject, sightOf } from "@/server/policies/present";
import { decrypt } from "@/server/secrets";
import type { Context } from "../context";

const { sql } = Prisma;

/** A row's request, as what decides about it. */
export type Of = Subject & { id: number };

const namedSchema = z.array(
  z.object({
    id: z.number(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    also: z.array(z.string()),
    corrected: z.array(z.string()),
  }),
);
const contactSchema = z.object({
  name: z.string().nullish(),
  phone: z.string().nullish(),
  email: z.string().nullish(),
});

/** So many merged requests are looked at for names; as many as a page shows. */
const MOST_MERGED = 50;

/**
 * Who the texts of these requests may name: their citizens, those of what was merged into them or what they were merged into, under every
 * name, account and number that is known.
 */
export async function peopleOf({ db }: Pick<Context, "db">, ids: readonly number[]): Promise<Map<number, Named[]>> {
  const people = new Map<number, Named[]>();
  if (ids.length === 0) return people;
  const rows = namedSchema.parse(
    await db.$queryRaw`
      SELECT a.id, c.name, c.phone, c.email, array_cat(
        (SELECT coalesce(array_agg(one), '{}') FROM citizen_identity i, unnest(ARRAY[i.display_name, i.external_id]) one
          WHERE i.citizen_id = o.citizen_id AND one <> ''),
        (SELECT coalesce(array_agg(d.raw), '{}') FROM request_detail d WHERE d.request_id = o.id AND d.field = 'name' AND d.raw <> '')) AS also,
        (SELECT coalesce(array_agg(encode(k.before, 'base64')), '{}') FROM citizen_correction k WHERE k.citizen_id = o.citizen_id) AS corrected
      FROM unnest(${[...ids]}::int[]) a(id)
      CROSS JOIN LATERAL (
        SELECT q.id, q.citizen_id FROM request q WHERE q.id = a.id
        UNION SELECT m.id, m.citizen_id FROM request q JOIN request m ON m.id = q.merged_into_id WHERE q.id = a.id
        UNION (SELECT m.id, m.citizen_id FROM request m WHERE m.merged_into_id = a.id ORDER BY m.id LIMIT ${MOST_MERGED})) o
      LEFT JOIN citizen c ON c.id = o.citizen_id`,
  );
  for (const { id, name, phone, email, also, corrected } of rows) {
    const known = people.get(id) ?? [];
    const others = also.map((other) => ({ name: other, phone: null, email: null }));
    known.push({ name, phone, email }, ...others, ...corrected.map(asItStood));
    people.set(id, known);
  }
  return people;
}

/** What stood in a contact before it was corrected stands in older texts still. */
function asItStood(before: string): Named {
  const text = decrypt("citizen correction", Buffer.from(before, "base64"));
  const { name, phone, email } = contactSchema.parse(JSON.parse(text));
  return { name: name ?? null, phone: phone ?? null, email: email ?? null };
}

/**
 * Rows of a list as the actor may see them; names are looked up for those alone that are not shown whole. `query`: the words that found
 * them. A word that stands only in what the actor may not see has found nothing, so that nothing hidden can be searched out.
 */
export async function presentRows<T extends object>(
  ctx: Context,
  rows: readonly T[],
  of: (row: T) => Of,
  query: string | null = null,
): Promise<T[]> {
  const hidden = rows.map(of).filter((subject) => sightOf(ctx.actor, subject) !== "whole");
  if (hidden.length === 0) return [...rows];
  const ids = [...new Set(hidden.map(({ id }) => id))];
  const [people, texts] = await Promise.all([peopleOf(ctx, ids), query === null ? null : textsOf(ctx, ids)]);
  const asked = query === null ? [] : words(query);
  return rows.flatMap((row) => {
    const subject = of(row);
    const known = people.get(subject.id) ?? NOBODY;
    const text = texts?.get(subject.id);
    if (text && !holds(present(ctx.actor, subject, text, known), asked)) return [];
    return [present(ctx.actor, subject, row, known)];
  });
}

type Text = { summary: string; description: string; street: string | null };

/** What the column of words is made from. */
async function textsOf({ db }: Context, ids: readonly number[]): Promise<Map<number, Text>> {
  const rows = await db.request.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, summary: true, description: true, street: true },
  });
  return new Map(rows.map(({ id, ...text }) => [id, text]));
}

/** As the index finds it: every word asked begins one of the text's. */
function holds({ summary, description, street }: Text, asked: readonly string[]): boolean {
  const said = words([summary, description, street ?? ""].join(" "));
  return asked.every((word) => said.some((one) => one.startsWith(word)));
}

/** One request as an act answers it to whoever did it. */
export async function presentRequest(ctx: Context, request: Request): Promise<Request> {
  const [shown = request] = await presentRows(ctx, [request], (row) => row);
  return shown;
}

/** The columns by which the boundary decides, for a statement in which the request is `r`. */
export const SUBJECT = sql`r.department_id AS "departmentId", r.main_department_id AS "mainDepartmentId", r.identity_withheld AS "identityWithheld"`;
