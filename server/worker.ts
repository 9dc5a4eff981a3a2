import { setTimeout } from "node:timers/promises";
import { type JobHelpers, Logger, type LogLevel, type RunnerOptions, run, type TaskList } from "graphile-worker";
import { connect } from "./db";
import { BAD_SETTINGS_CODE, BadSettings, directUrl, env } from "./env";
import { beatRegularly, makeHeartbeat, releaseDeadLocks } from "./heartbeat";
import { cronItems, tasksOf, urgentTasksOf } from "./jobs";
import { inScope, log, logError, withoutValues } from "./log";
import { openPool } from "./postgres";
import { isQueueError, watchQueue } from "./queue";
import { toolsOf } from "./worker-tools";

/** The process beside the web server: delivers, reads what arrived, and does what has its time. Any number may run. */
const CONCURRENT_JOBS = 4;

/** A job may hold a transaction while a verb opens another, so two connections each; and some to spare. */
const CONNECTIONS = Math.max(env.DATABASE_POOL, 2 * (CONCURRENT_JOBS + 1) + 2);

const LEVELS: Record<LogLevel, "debug" | "info" | "warn" | "error"> = {
  debug: "debug",
  info: "debug",
  warning: "warn",
  error: "error",
};

type Fields = Parameters<typeof log>[2];

/** Our own events are short names with counts; what the queue says of itself is kept as a message. */
const logger = new Logger(({ taskIdentifier, jobId }) => (level, message, meta) => {
  const about: Fields = jobId ? { task: taskIdentifier ?? null, job: jobId } : {};
  if (/^\w+\.\w+$/.test(message)) log(level === "info" ? "info" : LEVELS[level], message, { ...about, ...plain(meta) });
  else log(LEVELS[level], "worker", { ...about, message: withoutValues(message) });
});

/** Whatever a job's course writes names the job. */
const inJobScope = (tasks: TaskList): TaskList =>
  Object.fromEntries(
    Object.entries(tasks).map(([task, work]) => [
      task,
      (payload: unknown, helpers: JobHelpers) => inScope({ job: helpers.job.id, task }, () => work?.(payload, helpers)),
    ]),
  );

const plain = (meta: unknown): Fields =>
  Object.fromEntries(
    Object.entries(meta ?? {}).filter(([, value]) => ["string", "number", "boolean"].includes(typeof value)),
  );

/** How long a queue that could not start, or ended by itself, is let rest before it is started again: longer each time. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
/** Every so many beats the locks of dead workers are looked for. */
const LOCKS_EVERY = 6;

async function main(): Promise<void> {
  const url = directUrl(env);
  const db = connect(url, CONNECTIONS, "worker");
  const tools = toolsOf(db);
  const queue = watchQueue(db);
  const stopping = new AbortController();
  process.on("unhandledRejection", (reason) => {
    if (!isQueueError(reason)) throw reason;
    log("warn", "queue.database_away", { message: reason.message });
  });
  process.once("SIGTERM", () => stopping.abort());
  process.once("SIGINT", () => stopping.abort());

  const heartbeat = makeHeartbeat(db, "worker", queue.pools);
  let beats = 0;
  const beating = beatRegularly(
    async () => {
      await heartbeat.beat();
      const settled = await queue.settle();
      if (settled > 0) log("warn", "queue.settled", { count: settled });
      if (beats++ % LOCKS_EVERY > 0) return;
      const released = await releaseDeadLocks(db);
      if (released > 0) log("warn", "queue.released", { workers: released });
    },
    (error) => logError("heartbeat.failed", error),
  );

  const pools = [CONCURRENT_JOBS + 2, 3].map((max) => openPool(url, { max, purpose: "worker" }));
  const common = {
    noHandleSignals: true,
    pollInterval: 1000,
    logger,
    events: queue.events,
  };
  const runs = [
    {
      ...common,
      pgPool: pools[0],
      concurrency: CONCURRENT_JOBS,
      taskList: inJobScope(tasksOf(tools)),
      parsedCronItems: cronItems(),
    },
    { ...common, pgPool: pools[1], concurrency: 1, taskList: inJobScope(urgentTasksOf(tools)) },
  ];
  log("info", "worker.started", { pid: process.pid });
  await Promise.all(runs.map((options) => runUntil(stopping.signal, options)));
  await beating.stop();
  await heartbeat.leave().catch((error) => logError("heartbeat.failed", error));
  await Promise.all([db.$disconnect(), ...pools.map((pool) => pool.end())]);
  log("info", "worker.stopped");
}

/** Runs a queue until it is told to stop; one that ends before, as where the database is away at the start, is run again. */
async function runUntil(stopping: AbortSignal, options: RunnerOptions): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  while (!stopping.aborted) {
    const begun = performance.now();
    try {
      const runner = await run({ ...options });
      const stop = () => void runner.stop().catch((error) => logError("queue.stop_failed", error));
      if (stopping.aborted) stop();
      else stopping.addEventListener("abort", stop, { once: true });
      await runner.promise.finally(() => stopping.removeEventListener("abort", stop));
      if (!stopping.aborted) log("error", "queue.ended");
    } catch (error) {
      logError("queue.ended", error);
    }
    if (performance.now() - begun > LONGEST_PAUSE_MS) pause = FIRST_PAUSE_MS;
    if (!stopping.aborted) await setTimeout(pause, undefined, { signal: stopping }).catch(() => undefined);
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
  }
}

main().catch((error: unknown) => {
  if (error instanceof BadSettings) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = BAD_SETTINGS_CODE;
    return;
  }
  logError("worker.failed", error);
  process.exitCode = 1;
});
