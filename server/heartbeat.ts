import { randomUUID } from "node:crypto";
import type { Db } from "./db";
import { BEAT_MS, DEAD_MS, type ProcessKind } from "./domain/system";

/** Rows of processes that died are kept so long, so that people can see when. */
const FORGOTTEN_AFTER = "7 days";

/**
 * This process's row in the table of heartbeats, by the database's clock: those of several machines differ. `pools`: under which names
 * it locks jobs. `beat` never throws for a database that is away; what it does instead is up to `failed`.
 */
export function makeHeartbeat(db: Db, kind: ProcessKind, pools: ReadonlySet<string> = new Set()) {
  const id = randomUUID();
  return {
    id,
    beat: async (): Promise<void> => {
      await db.$executeRaw`
        INSERT INTO heartbeat (id, kind, pools, started_at, beat_at)
        VALUES (${id}::uuid, ${kind}, ${[...pools]}, clock_timestamp(), clock_timestamp())
        ON CONFLICT (id) DO UPDATE SET pools = excluded.pools, beat_at = excluded.beat_at`;
    },
    /** It stops in order: nobody misses it. */
    leave: async (): Promise<void> => {
      await db.$executeRaw`DELETE FROM heartbeat WHERE id = ${id}::uuid`;
    },
  };
}

/** Beats until `stop`; one beat at a time, and each failure is told. Resolves `stop` when the last has ended. */
export function beatRegularly(beat: () => Promise<void>, failed: (error: unknown) => void) {
  let running: Promise<void> | null = null;
  const once = () => {
    running ??= beat()
      .catch(failed)
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(once, BEAT_MS);
  once();
  return {
    stop: async (): Promise<void> => {
      clearInterval(timer);
      await running;
    },
  };
}

/**
 * Frees what workers hold that no longer beat, so that it is done now and not when the queue takes it for lost, after four hours.
 * A worker that was only frozen may go on with such a job beside another: every job is repeatable, and claims its rows.
 */
export async function releaseDeadLocks(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<[{ count: number }]>`
    WITH dead AS (
      SELECT DISTINCT j.locked_by FROM graphile_worker._private_jobs j
      WHERE j.locked_at < clock_timestamp() - ${DEAD_MS} * interval '1 millisecond' AND NOT EXISTS (
        SELECT 1 FROM heartbeat h
        WHERE h.kind = 'worker' AND h.beat_at > clock_timestamp() - ${DEAD_MS} * interval '1 millisecond' AND j.locked_by = ANY (h.pools))),
    freed AS (SELECT graphile_worker.force_unlock_workers(array_agg(locked_by)) FROM dead HAVING count(*) > 0)
    SELECT (SELECT count(*) FROM dead)::int AS count FROM (SELECT count(*) FROM freed) f`;
  return row.count;
}

/** Jobs that failed for good long ago, and processes that died long ago. */
export async function forgetOld(db: Db): Promise<void> {
  await db.$executeRaw`DELETE FROM heartbeat WHERE beat_at < clock_timestamp() - ${FORGOTTEN_AFTER}::interval`;
  await db.$executeRaw`
    DELETE FROM graphile_worker._private_jobs
    WHERE locked_at IS NULL AND attempts >= max_attempts AND updated_at < clock_timestamp() - ${FORGOTTEN_AFTER}::interval`;
}
