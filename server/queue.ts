import { EventEmitter } from "node:events";
import type { Job, WorkerEvents } from "graphile-worker";
import type { Db } from "./db";

/** Errors that say that PostgreSQL is away or going; every one of them passes. */
const GONE = /^(08|57P0|53300|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;
const GONE_WORDS = /connection terminated|timeout exceeded when trying to connect|timeout expired|not queryable/i;
/** Its own statements, which it sends and does not wait for. */
const OF_THE_QUEUE = /graphile-worker[\\/]dist[\\/]/;

/**
 * Whether a rejection that nobody handled is one that graphile-worker (0.18) leaves so: it tells the database that a job has ended and
 * does not wait for the answer. All others are faults of ours, and end the process.
 */
export function isQueueError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return GONE.test(code) || GONE_WORDS.test(error.message) || OF_THE_QUEUE.test(error.stack ?? "");
}

type Ended = { attempt: number; error: string | null };

/**
 * Remembers how this process's jobs ended until the database knows it too. A job that ended while PostgreSQL was away stays locked
 * there: without this it would be done again after four hours.
 */
export function watchQueue(db: Db) {
  const pools = new Set<string>();
  const ended = new Map<string, Ended>();
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => pools.add(workerPool.id));
  events.on("job:start", ({ job }: { job: Job }) => ended.delete(job.id));
  events.on("job:complete", ({ job, error }) => {
    ended.set(job.id, { attempt: job.attempts, error: error ? String(error) : null });
  });

  /** Writes down what the queue could not; gives how many. What ended only now is left to the queue until the next time. */
  async function settle(): Promise<number> {
    const known = new Map(ended);
    if (known.size === 0) return 0;
    const rows = [...known].map(([id, { attempt, error }]) => ({ id, attempt, error }));
    const [{ count }] = await db.$queryRaw<[{ count: number }]>`
      WITH e AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e (id bigint, attempt int, error text)),
      mine AS (
        SELECT j.id, e.error FROM e JOIN graphile_worker._private_jobs j ON j.id = e.id
        WHERE j.locked_by = ANY (${[...pools]}) AND j.attempts = e.attempt FOR UPDATE OF j),
      done AS (DELETE FROM graphile_worker._private_jobs j USING mine m WHERE j.id = m.id AND m.error IS NULL RETURNING 1),
      failed AS (
        UPDATE graphile_worker._private_jobs j SET locked_by = NULL, locked_at = NULL, last_error = m.error,
          run_at = greatest(now(), j.run_at) + exp(least(j.attempts, 10)) * interval '1 second'
        FROM mine m WHERE j.id = m.id AND m.error IS NOT NULL RETURNING 1)
      SELECT ((SELECT count(*) FROM done) + (SELECT count(*) FROM failed))::int AS count`;
    for (const [id, end] of known) if (ended.get(id) === end) ended.delete(id);
    return count;
  }
  return { events, pools, settle };
}
