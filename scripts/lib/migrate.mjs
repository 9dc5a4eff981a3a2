/** Brings a database to the product's tables and those of its job queue. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { openPool } from "../../server/postgres.ts";
import { Failure } from "./failure.mjs";
import { root, run } from "./processes.mjs";

const require = createRequire(join(root, "package.json"));

const prisma = (args, env) =>
  run(process.execPath, [join(dirname(require.resolve("prisma/package.json")), "build", "index.js"), ...args], { env });

async function must(args, env, what) {
  const { code, output } = await prisma(args, { ...env, PRISMA_HIDE_UPDATE_MESSAGE: "1" });
  if (code !== 0) throw new Failure(`${what}:\n${output.trim()}`);
}

export const generateClient = () => must(["generate", "--no-hints"], {}, "The database client could not be generated");

/** The job queue's tables; the worker would make them too, but the web server writes to them first. */
export async function migrateQueue(url) {
  const { runMigrations } = await import("graphile-worker");
  const pgPool = openPool(url, { max: 1, purpose: "tool" });
  await runMigrations({ pgPool }).finally(() => pgPool.end());
}

export async function migrate(url) {
  await must(["migrate", "deploy"], { DATABASE_URL: url }, "The database could not be migrated");
  await migrateQueue(url);
}

/** Whether migrations wait to be run. */
export async function isBehind(url) {
  const { code } = await prisma(["migrate", "status"], { DATABASE_URL: url });
  return code !== 0;
}
