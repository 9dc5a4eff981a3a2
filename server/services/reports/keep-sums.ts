import type { Tx } from "@/server/db";
import type { Deltas } from "@/server/domain/statistics";
import { DELTA_ADDED, DELTA_COLUMNS, DELTA_VALUES, MEASURE_COLUMNS } from "./measure-columns";

/**
 * Adds what a transaction changed to the sums, in one statement and always in the same order of rows,
 * so that two writers wait for each other and never lock each other out.
 */
export async function keepSums(tx: Tx, { months, days, queue }: Deltas): Promise<void> {
  if (months.length + days.length + queue.length === 0) return;
  await tx.$executeRaw`
    WITH month_delta AS (
      INSERT INTO month_sum (dimension, month, key, ${MEASURE_COLUMNS})
      SELECT d.dimension, d.month, d.key, ${DELTA_VALUES}
      FROM jsonb_to_recordset(${JSON.stringify(months)}::jsonb) AS d (dimension text, month date, key text, ${DELTA_COLUMNS})
      ORDER BY d.dimension, d.month, d.key
      ON CONFLICT (dimension, month, key) DO UPDATE SET ${DELTA_ADDED}
    ), day_delta AS (
      INSERT INTO day_sum (year, dimension, key, bucket, count)
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(days)}::jsonb) AS d (year int, dimension text, key text, bucket int, count int)
      ORDER BY d.year, d.dimension, d.key, d.bucket
      ON CONFLICT (year, dimension, key, bucket) DO UPDATE SET count = day_sum.count + excluded.count
    )
    INSERT INTO queue_count (department, status, count)
    SELECT d.department, d.status::"Status", d.count
    FROM jsonb_to_recordset(${JSON.stringify(queue)}::jsonb) AS d (department text, status text, count int)
    ORDER BY d.department, d.status
    ON CONFLICT (department, status) DO UPDATE SET count = queue_count.count + excluded.count`;
}
