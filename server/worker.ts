import { Logger, type LogLevel, run } from "graphile-worker";
import { connect, type Db } from "./db";
import { SYSTEM } from "./domain/actor";
import { directUrl, env } from "./env";
import { filesOf, receiverOf, recordsOf, sendersOf } from "./integrations";
import { cronItems, tasksOf, urgentTasksOf } from "./jobs";
import type { CallTools } from "./jobs/job";
import { log, logError } from "./log";
import { openPool } from "./postgres";
import { connectionsOf, forgetConnections } from "./services/connections/connections";
import { createContext } from "./services/context";

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
  const about: Fields = { task: taskIdentifier ?? null, job: jobId ?? null };
  if (/^\w+\.\w+$/.test(message)) log(level === "info" ? "info" : LEVELS[level], message, { ...about, ...plain(meta) });
  else log(LEVELS[level], "worker", { ...about, message });
});

const plain = (meta: unknown): Fields =>
  Object.fromEntries(
    Object.entries(meta ?? {}).filter(([, value]) => ["string", "number", "boolean"].includes(typeof value)),
  );

/** Vendors are looked up at each use: what is set up or switched off takes effect without a restart. */
const toolsOf = (db: Db): CallTools => ({
  db,
  async senders() {
    const { municipality, now } = await createContext(db, SYSTEM);
    return sendersOf(await connectionsOf(db, now), municipality.smsGateways);
  },
  /** What the door took was the vendor's: where this process has not heard of it yet, it asks once more. */
  async receiverOf(vendor) {
    const { now } = await createContext(db, SYSTEM);
    const known = receiverOf(await connectionsOf(db, now), vendor);
    if (known) return known;
    forgetConnections(db);
    return receiverOf(await connectionsOf(db, now), vendor);
  },
  async records() {
    const { now } = await createContext(db, SYSTEM);
    return recordsOf(await connectionsOf(db, now));
  },
  async files() {
    const { now } = await createContext(db, SYSTEM);
    return filesOf(await connectionsOf(db, now));
  },
});

async function main(): Promise<void> {
  const url = directUrl(env);
  const db = connect(url, CONNECTIONS, "worker");
  const tools = toolsOf(db);
  const pools = [CONCURRENT_JOBS + 2, 3].map((max) => openPool(url, { max, purpose: "worker" }));
  const common = { noHandleSignals: true, pollInterval: 1000, logger };
  const runners = await Promise.all([
    run({
      ...common,
      pgPool: pools[0],
      concurrency: CONCURRENT_JOBS,
      taskList: tasksOf(tools),
      parsedCronItems: cronItems(),
    }),
    run({ ...common, pgPool: pools[1], concurrency: 1, taskList: urgentTasksOf(tools) }),
  ]);
  log("info", "worker.started", { pid: process.pid });
  const stop = () => {
    for (const runner of runners) void runner.stop();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  await Promise.all(runners.map(({ promise }) => promise));
  await Promise.all([db.$disconnect(), ...pools.map((pool) => pool.end())]);
  log("info", "worker.stopped");
}

main().catch((error: unknown) => {
  logError("worker.failed", error);
  process.exitCode = 1;
});
