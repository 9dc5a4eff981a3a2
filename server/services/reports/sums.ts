import type { Db, Tx } from "@/server/db";
import { Prisma } from "@/server/db";
import { CALL_SUMS } from "./call-sums";
import { MEASURE_COLUMNS, MEASURE_OR_NONE } from "./measure-columns";

/** The sums as they follow from the requests: the same rows as the kept ones, for `bucketOf` and `deltasOf` in SQL. */
const MONTHS = Prisma.sql`
  WITH received AS (
  SELECT CASE WHEN grouping(r.channel) = 0 THEN 'channel' WHEN grouping(r.department_id) = 0 THEN 'department'
      WHEN grouping(r.category_id) = 0 THEN 'category' ELSE 'neighbourhood' END AS dimension,
    r.month, coalesce(r.channel::text, r.department_id::text, r.category_id::text, r.neighbourhood_id::text, '-') AS key,
    count(*)::int AS received,
    (count(*) FILTER (WHERE r.status IN ('new', 'assigned', 'in_progress', 'waiting')))::int AS open,
    (count(*) FILTER (WHERE r.status = 'resolved'))::int AS resolved,
    (count(*) FILTER (WHERE r.status = 'declined'))::int AS declined,
    (count(*) FILTER (WHERE r.status = 'referred'))::int AS referred,
    (count(*) FILTER (WHERE r.status = 'merged'))::int AS merged,
    (count(*) FILTER (WHERE r.status = 'withdrawn'))::int AS withdrawn,
    (count(r.answered_on_time))::int AS answered,
    (count(*) FILTER (WHERE r.answered_on_time))::int AS on_time,
    (count(*) FILTER (WHERE r.reopened_count > 0))::int AS reopened
  FROM (SELECT *, date_trunc('month', received_at AT TIME ZONE 'Europe/Istanbul')::date AS month FROM request OFFSET 0) r
  GROUP BY GROUPING SETS ((month, channel), (month, department_id), (month, category_id), (month, neighbourhood_id))
  ), recorded AS (
  SELECT CASE WHEN grouping(r.channel) = 0 THEN 'channel' WHEN grouping(r.department_id) = 0 THEN 'department'
      WHEN grouping(r.category_id) = 0 THEN 'category' ELSE 'neighbourhood' END AS dimension,
    r.month, coalesce(r.channel::text, r.department_id::text, r.category_id::text, r.neighbourhood_id::text, '-') AS key,
    count(*)::int AS recorded
  FROM (SELECT *, date_trunc('month', coalesce(recorded_at, received_at) AT TIME ZONE 'Europe/Istanbul')::date AS month FROM request OFFSET 0) r
  GROUP BY GROUPING SETS ((month, channel), (month, department_id), (month, category_id), (month, neighbourhood_id)))
  SELECT dimension, month, key, ${MEASURE_OR_NONE}
  FROM received FULL JOIN recorded USING (dimension, month, key)`;

const DAYS = Prisma.sql`
  SELECT r.year, CASE WHEN grouping(r.channel) = 0 THEN 'channel' ELSE 'department' END AS dimension,
    coalesce(r.channel::text, r.department_id::text, '-') AS key, r.bucket, count(*)::int AS count
  FROM (
    SELECT channel, department_id, extract(year FROM received_at AT TIME ZONE 'Europe/Istanbul')::smallint AS year,
      CASE WHEN answered_tenths <= 50 THEN answered_tenths ELSE least(600, answered_tenths / 10 * 10) END AS bucket
    FROM request WHERE answered_tenths IS NOT NULL OFFSET 0) r
  GROUP BY GROUPING SETS ((year, bucket, channel), (year, bucket, department_id))`;

const QUEUE = Prisma.sql`
  SELECT coalesce(department_id::text, '-') AS department, status, count(*)::int AS count FROM request GROUP BY 1, 2`;

const LEDGER = Prisma.sql`
  SELECT sent_month AS month, sender, state, count(*)::int AS messages, sum(parts)::int AS parts,
    coalesce(sum(vendor_parts), 0)::int AS vendor_parts, coalesce(sum(vendor_cost), 0) AS vendor_cost,
    coalesce(sum(parts) FILTER (WHERE vendor_parts IS NOT NULL), 0)::int AS compared_parts
  FROM message
  WHERE direction = 'outgoing' AND sender IS NOT NULL AND sent_month IS NOT NULL GROUP BY 1, 2, 3`;

const KEPT = [
  {
    table: "month_sum",
    columns: ["dimension", "month", "key", MEASURE_COLUMNS.sql],
    from: MONTHS,
    live: "received <> 0 OR recorded <> 0",
  },
  { table: "day_sum", columns: ["year", "dimension", "key", "bucket", "count"], from: DAYS, live: "count <> 0" },
  { table: "queue_count", columns: ["department", "status", "count"], from: QUEUE, live: "count <> 0" },
  ...CALL_SUMS,
  {
    table: "message_sum",
    columns: ["month", "sender", "state", "messages", "parts", "vendor_parts", "vendor_cost", "compared_parts"],
    from: LEDGER,
    live: "messages <> 0",
  },
] as const;

/** Throws the kept sums away and counts them anew. Nobody writes meanwhile: the sums are locked until it is done. */
export async function rebuildSums(db: Db): Promise<void> {
  await db.$transaction((tx) => rebuildSumsIn(tx), { timeout: 600_000 });
}

async function rebuildSumsIn(tx: Tx): Promise<void> {
  await tx.$executeRaw`LOCK TABLE month_sum, day_sum, queue_count, call_sum, call_hour_sum, call_staff_sum, message_sum IN EXCLUSIVE MODE`;
  for (const { table, columns, from } of KEPT) {
    const name = Prisma.raw(table);
    await tx.$executeRaw`DELETE FROM ${name}`;
    await tx.$executeRaw`INSERT INTO ${name} (${Prisma.raw(columns.join(", "))}) ${from}`;
  }
}

/** Rows in which the kept sums differ from a count of the requests, calls and messages themselves: none, or the writer has a fault. */
export async function verifySums(db: Db): Promise<{ table: string; kept: unknown; counted: unknown }[]> {
  const differences: { table: string; kept: unknown; counted: unknown }[] = [];
  for (const { table, columns, from, live } of KEPT) {
    const list = Prisma.raw(columns.join(", "));
    const rows = await db.$queryRaw<{ side: string; row: unknown }[]>`
      WITH kept AS (SELECT ${list} FROM ${Prisma.raw(table)} WHERE ${Prisma.raw(live)}), counted AS (SELECT ${list} FROM (${from}) c)
      SELECT 'kept' AS side, to_jsonb(k) AS row FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted) k
      UNION ALL
      SELECT 'counted', to_jsonb(c) FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept) c`;
    for (const { side, row } of rows) {
      differences.push({ table, kept: side === "kept" ? row : null, counted: side === "counted" ? row : null });
    }
  }
  return differences;
}
