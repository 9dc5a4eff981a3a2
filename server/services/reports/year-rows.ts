import { z } from "zod";
import { Prisma } from "@/server/db";
import { DIMENSIONS } from "@/server/domain/statistics";
import type { Context } from "../context";
import { MEASURE_COLUMNS, MEASURE_TOTALS } from "./measure-columns";
import { firstOf, type Period, type Span } from "./period";

const { sql } = Prisma;

const count = z.number().int();

const rowsSchema = z.object({
  /** Month by month, this year and the year before: month, channel, then the measures in their order. */
  channels: z.array(z.tuple([z.string(), z.string()], count)),
  /** Added up over the period: dimension, key, measures. */
  lines: z.array(z.tuple([z.enum(DIMENSIONS), z.string()], count)),
  /** Received in the period, but after the months that are compared. */
  rest: z.array(z.tuple([z.enum(DIMENSIONS), z.string(), count])),
  /** Received in the compared months of the year before. */
  before: z.array(z.tuple([z.enum(DIMENSIONS), z.string(), count])),
  /** Dimension, key, buckets, and how many fell into each. */
  days: z.array(z.tuple([z.enum(DIMENSIONS), z.string(), z.array(count), z.array(count)])),
  calls: z.array(z.tuple([z.string(), count, count, count])),
  years: z.array(count),
});
export type YearRows = z.infer<typeof rowsSchema>;

/** The first and the last year of which there are sums; none where there are none. */
export const KEPT_YEARS = sql`to_json(array_remove(ARRAY[
  (SELECT extract(year FROM min(month))::int FROM month_sum WHERE dimension = 'channel'),
  (SELECT extract(year FROM max(month))::int FROM month_sum WHERE dimension = 'channel')], NULL))`;

/** One line for each department, subject and neighbourhood, over a span; none where there is no span. */
const linesOver = (span: Span | null, columns: Prisma.Sql) =>
  span
    ? sql`(SELECT coalesce(json_agg(line), '[]') FROM (
        SELECT json_build_array(dimension, key, ${columns}) AS line FROM month_sum
        WHERE dimension IN ('department', 'category', 'neighbourhood') AND month >= ${span.from}::date AND month < ${span.to}::date
        GROUP BY dimension, key) l)`
    : NOTHING;

const NOTHING = sql`'[]'::json`;
const RECEIVED = sql`sum(received)`;

/** They are kept for whole years. */
const daysIn = (
  year: number,
) => sql`(SELECT coalesce(json_agg(json_build_array(dimension, key, buckets, counts)), '[]') FROM (
    SELECT dimension, key, array_agg(bucket) AS buckets, array_agg(count) AS counts
    FROM day_sum WHERE year = ${year} AND count <> 0 GROUP BY dimension, key) d)`;

/**
 * Everything of a year's report from the kept sums, in one statement: some hundred rows whatever the number of requests.
 * It comes as arrays, so that little is carried and little is read.
 */
export async function readYear({ db }: Context, period: Period): Promise<YearRows> {
  const { year, month, compare } = period;
  const twoYears = sql`month >= ${firstOf(year - 1, 1)}::date AND month < ${firstOf(year + 1, 1)}::date`;
  const [row] = await db.$queryRaw<[{ rows: unknown }]>`
    SELECT json_build_object(
      'channels', (SELECT coalesce(json_agg(json_build_array(month, key, ${MEASURE_COLUMNS})), '[]') FROM month_sum
        WHERE dimension = 'channel' AND ${twoYears}),
      'lines', ${linesOver(period, MEASURE_TOTALS)},
      'rest', ${linesOver(compare && !compare.whole ? { from: compare.now.to, to: period.to } : null, RECEIVED)},
      'before', ${linesOver(compare?.before ?? null, RECEIVED)},
      'days', ${month === null ? daysIn(year) : NOTHING},
      'calls', (SELECT coalesce(json_agg(json_build_array(month, offered, answered, missed)), '[]') FROM call_sum WHERE ${twoYears}),
      'years', ${KEPT_YEARS}
    ) AS rows`;
  return rowsSchema.parse(row.rows);
}
