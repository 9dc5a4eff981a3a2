import { z } from "zod";
import { Prisma } from "@/server/db";
import { DIMENSIONS } from "@/server/domain/statistics";
import type { Context } from "../context";
import { firstOf, type Period } from "./period";

const { sql } = Prisma;

const count = z.number().int();
const measures = [count, count, count, count, count, count, count, count, count] as const;

const rowsSchema = z.object({
  /** Month by month, this year and the year before: month, channel, then the measures in their order. */
  channels: z.array(z.tuple([z.string(), z.string(), ...measures])),
  /** Added up over the period: dimension, key, measures, received in the compared months, then the year before. */
  lines: z.array(z.tuple([z.enum(DIMENSIONS), z.string(), ...measures, count, count, count, count, count])),
  days: z.array(z.tuple([z.enum(DIMENSIONS), z.string(), z.array(count)])),
  calls: z.array(z.tuple([z.string(), count, count, count])),
  years: z.array(count),
});
export type YearRows = z.infer<typeof rowsSchema>;

/** In the order of `MEASURES`. */
export const MEASURE_COLUMNS = sql`received, open, resolved, declined, referred, merged, withdrawn, answered, on_time`;

const summed = Prisma.join(
  ["received", "open", "resolved", "declined", "referred", "merged", "withdrawn", "answered", "on_time"].map((column) =>
    Prisma.raw(`coalesce(sum(${column}) FILTER (WHERE is_now), 0)`),
  ),
);

/**
 * Everything of a year's report from the kept sums, in one statement: some hundred rows whatever the number of requests.
 * It comes as arrays, so that little is carried and little is read.
 */
export async function readYear({ db }: Context, period: Period): Promise<YearRows> {
  const { year, from, to, compare } = period;
  const now = compare?.now ?? { from, to: from };
  const before = compare?.before ?? { from, to: from };
  const [row] = await db.$queryRaw<[{ rows: unknown }]>`
    SELECT json_build_object(
      'channels', (SELECT coalesce(json_agg(json_build_array(month, key, ${MEASURE_COLUMNS})), '[]') FROM month_sum
        WHERE dimension = 'channel' AND month >= ${firstOf(year - 1, 1)}::date AND month < ${firstOf(year + 1, 1)}::date),
      'lines', (SELECT coalesce(json_agg(line), '[]') FROM (
        SELECT json_build_array(dimension, key, ${summed},
          coalesce(sum(received) FILTER (WHERE is_compared), 0), coalesce(sum(received) FILTER (WHERE is_before), 0),
          coalesce(sum(resolved) FILTER (WHERE is_before), 0), coalesce(sum(answered) FILTER (WHERE is_before), 0),
          coalesce(sum(on_time) FILTER (WHERE is_before), 0)) AS line
        FROM (SELECT *, month >= ${from}::date AND month < ${to}::date AS is_now,
            month >= ${now.from}::date AND month < ${now.to}::date AS is_compared,
            month >= ${before.from}::date AND month < ${before.to}::date AS is_before
          FROM month_sum WHERE dimension IN ('department', 'category', 'neighbourhood')
            AND (month >= ${from}::date AND month < ${to}::date OR month >= ${before.from}::date AND month < ${before.to}::date)) s
        GROUP BY dimension, key) l),
      'days', (SELECT coalesce(json_agg(day), '[]') FROM (
        SELECT json_build_array(dimension, key, json_agg(b ORDER BY bucket, nth)) AS day
        FROM day_sum CROSS JOIN LATERAL (VALUES (1, bucket), (2, count)) AS v (nth, b)
        WHERE year = ${year} AND count <> 0 GROUP BY dimension, key) d),
      'calls', (SELECT coalesce(json_agg(json_build_array(month, offered, answered, missed)), '[]') FROM call_sum
        WHERE month >= ${firstOf(year - 1, 1)}::date AND month < ${firstOf(year + 1, 1)}::date),
      'years', (SELECT json_build_array(extract(year FROM min(month))::int, extract(year FROM max(month))::int)
        FROM month_sum WHERE dimension = 'channel' AND received <> 0 HAVING count(*) > 0)
    ) AS rows`;
  const rows = rowsSchema.extend({ years: z.array(count).nullable() }).parse(row.rows);
  return { ...rows, years: rows.years ?? [] };
}
