import { Logger, type LogLevel, run } from "graphile-worker";
import { connect } from "./db";
import { env } from "./env";
import { receivers, senders } from "./integrations";
import { cronItems, tasksOf } from "./jobs";
import { log, logError } from "./log";

/** The process beside the web server: delivers, reads what arrived, and does what has its time. Any number may run. */
const CONCURRENT_JOBS = 4;

/** A job may hold a transaction while a verb opens another, so two connections each; and some to spare. */
const CONNECTIONS = Math.max(env.DATABASE_POOL, 2 * CONCURRENT_JOBS + 2);

const LEVELS: Record<LogLevel, "debug" | "info" | "warn" | "error"> = {
  debug: "debug",
  info: "debug",
  warning: "warn",
  error: "error",
};

type Fields = Parameters<typeof log>[2];

/** Our own events are short names with counts; what the queue says of itself is kept as a message. */
const logger = new Logger(({ taskIdentifier, jobId }) => (level, message, meta) => {
  const about: Fields = { task: taskIdentifier ?? null, job: jobId ?? null };
  if (/^\w+\.\w+$/.test(message)) log(level === "info" ? "info" : LEVELS[level], message, { ...about, ...plain(meta) });
  else log(LEVELS[level], "worker", { ...about, message });
});

const plain = (meta: unknown): Fields =>
  Object.fromEntries(
    Object.entries(meta ?? {}).filter(([, value]) => ["string", "number", "boolean"].includes(typeof value)),
  );

async function main(): Promise<void> {
  const db = connect(env.DATABASE_URL, CONNECTIONS);
  const runner = await run({
    connectionString: env.DATABASE_URL,
    maxPoolSize: CONCURRENT_JOBS + 2,
    concurrency: CONCURRENT_JOBS,
    noHandleSignals: true,
    pollInterval: 1000,
    logger,
    taskList: tasksOf({ db, senders: senders(), receivers: receivers() }),
    parsedCronItems: cronItems(),
  });
  log("info", "worker.started", { pid: process.pid });
  const stop = () => void runner.stop();
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  await runner.promise;
  await db.$disconnect();
  log("info", "worker.stopped");
}

main().catch((error: unknown) => {
  logError("worker.failed", error);
  process.exitCode = 1;
});
