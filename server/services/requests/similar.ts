import { z } from "zod";
import { Prisma } from "@/server/db";
import { CHANNELS } from "@/server/domain/channel";
import { DomainError } from "@/server/domain/errors";
import { STATUSES } from "@/server/domain/request";
import { MOST_SIMILAR, metresBetween, type Suggestion, suggest } from "@/server/domain/routing";
import { may, mayListRequests } from "@/server/policies/can";
import type { Context } from "../context";
import { presentRows, SUBJECT } from "./presented";
import { ownSql } from "./where";

const { sql } = Prisma;

export type Place = { neighbourhoodId: number | null; latitude?: number | null; longitude?: number | null };

const similarSchema = z.array(
  z.object({
    id: z.number(),
    year: z.number(),
    seq: z.number(),
    channel: z.enum(CHANNELS),
    status: z.enum(STATUSES),
    summary: z.string(),
    street: z.string().nullable(),
    departmentId: z.number().nullable(),
    mainDepartmentId: z.number().nullable(),
    identityWithheld: z.boolean(),
    receivedAt: z.date(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
  }),
);
export type Similar = Omit<z.infer<typeof similarSchema>[number], "latitude" | "longitude"> & { metres: number | null };

const SHOWN = 5;

/** What a request is about as far as is known: its subject, else the one suggested for it. As in the index of open matters. */
const matterOf = (row: Prisma.Sql) => sql`coalesce(${row}.category_id, ${row}.suggested_category_id)`;

/** Open requests on the same subject in the same neighbourhood, nearest first where both places are known, else newest. */
async function similarTo(
  ctx: Context,
  input: Place & { categoryId: number | null; exceptId?: number },
): Promise<Similar[]> {
  if (!mayListRequests(ctx.actor)) throw new DomainError("FORBIDDEN", "forbidden", { act: "list" });
  const { categoryId, neighbourhoodId, exceptId = 0 } = input;
  if (categoryId === null || neighbourhoodId === null) return [];
  const found = similarSchema.parse(
    await ctx.db.$queryRaw`
      SELECT r.id, r.year, r.seq, r.channel::text, r.status::text, r.summary, r.street, ${SUBJECT},
        r.received_at AS "receivedAt", r.latitude, r.longitude
      FROM request r
      WHERE r.status IN ('new', 'assigned', 'in_progress', 'waiting') AND r.neighbourhood_id = ${neighbourhoodId} AND ${matterOf(sql`r`)} = ${categoryId}
        AND r.id <> ${exceptId} AND ${ownSql(ctx.actor)}
      ORDER BY r.id DESC LIMIT 40`,
  );
  // Where the place is hidden, neither a distance nor the order by it tells it.
  const rows = await presentRows(ctx, found, (row) => row);
  return rows
    .map(({ latitude, longitude, ...row }) => ({ ...row, metres: distance(input, latitude, longitude) }))
    .sort((a, b) => (a.metres ?? Number.MAX_SAFE_INTEGER) - (b.metres ?? Number.MAX_SAFE_INTEGER) || b.id - a.id)
    .slice(0, SHOWN);
}

function distance(from: Place, latitude: number | null, longitude: number | null): number | null {
  if (from.latitude == null || from.longitude == null || latitude === null || longitude === null) return null;
  return metresBetween({ latitude: from.latitude, longitude: from.longitude }, { latitude, longitude });
}

const countsSchema = z.array(z.object({ id: z.number(), count: z.number() }));

/**
 * How many open requests there are on each one's subject in its neighbourhood, itself left out; only those that have any.
 * Read from the index of open places alone, beside the list and not in it: the queue does not wait for it.
 */
export async function countSimilar(ctx: Context, { ids }: { ids: number[] }): Promise<{ id: number; count: number }[]> {
  if (!may(ctx.actor, "triage")) throw new DomainError("FORBIDDEN", "forbidden", { act: "triage" });
  return countsSchema.parse(
    await ctx.db.$queryRaw`
      SELECT r.id, near.count FROM request r CROSS JOIN LATERAL (
        SELECT count(*)::int AS count FROM (
          SELECT 1 FROM request o WHERE o.status IN ('new', 'assigned', 'in_progress', 'waiting')
            AND o.neighbourhood_id = r.neighbourhood_id AND ${matterOf(sql`o`)} = ${matterOf(sql`r`)} AND o.id <> r.id
          LIMIT ${MOST_SIMILAR}) n) near
      WHERE r.id = ANY(${ids}) AND near.count > 0`,
  );
}

/** What a text speaks for, and what is near: the right-hand side of triage and of recording. */
export async function suggestFor(
  ctx: Context,
  input: Place & { text: string; categoryId?: number | null; exceptId?: number },
): Promise<{ suggestions: Suggestion[]; similar: Similar[] }> {
  const { categories } = ctx.municipality;
  const leaves = categories.filter(({ id, active }) => active && !categories.some(({ parentId }) => parentId === id));
  const suggestions = suggest(input.text, leaves);
  const categoryId = input.categoryId ?? suggestions[0]?.categoryId ?? null;
  return { suggestions, similar: await similarTo(ctx, { ...input, categoryId }) };
}
