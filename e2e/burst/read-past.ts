import type { Db } from "@/server/db";
import { again } from "./product";

/**
 * Resolves when the worker has gone once through all that has arrived by now, or has died at that. It goes before the wake-ups of
 * everything else.
 */
export async function readPast(db: Db): Promise<void> {
  const [job] = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM graphile_worker.add_job('read-incoming', max_attempts => 1, priority => -1)`;
  const left = async () => {
    const [found] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM graphile_worker.jobs
      WHERE id = ${job?.id ?? ""}::bigint AND (attempts = 0 OR locked_at > now() - interval '10 seconds')`;
    return found?.count ?? 0;
  };
  while ((await left()) > 0) await again();
}
