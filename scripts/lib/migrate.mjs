/** Brings a database to the product's tables and those of its job queue: docs/decisions/023-migrations.md. */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { root, run } from "./processes.mjs";

const require = createRequire(join(root, "package.json"));
const FOLDER = join(root, "prisma", "migrations");
/** Any number; it names this lock among all advisory locks of the product. */
const LOCK = 7_201_161;
const LOCK_NOT_AVAILABLE = "55P03";
const TRIES = 60;
const PAUSE_MS = 1_000;

/** Loaded when it is wanted: before the project's own Node runs there is neither the driver nor a Node that reads TypeScript. */
const connections = () => import("../../server/postgres.ts");

const prisma = (args, env) =>
  run(process.execPath, [join(dirname(require.resolve("prisma/package.json")), "build", "index.js"), ...args], { env });

export async function generateClient() {
  const { code, output } = await prisma(["generate", "--no-hints"], { PRISMA_HIDE_UPDATE_MESSAGE: "1" });
  if (code !== 0) throw new Failure(`The database client could not be generated:\n${output.trim()}`);
}

/** A migration that opens a transaction of its own around all of it: ours is wider, with the entry in the history. */
const OWN_TRANSACTION = /^((?:\s*--.*\n)*)\s*BEGIN;([\s\S]*)\bCOMMIT;\s*$/;

/** The migrations of this version, in order. One whose first line is `-- resumable` is run statement by statement, and may be run again. */
export const migrationsOf = (folder = FOLDER) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map(({ name }) => {
      const written = readFileSync(join(folder, name, "migration.sql"), "utf8");
      const checksum = createHash("sha256").update(written).digest("hex");
      const sql = written.replace(OWN_TRANSACTION, "$1$2");
      return { name, sql, checksum, resumable: /^-- resumable\b/.test(sql) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Prisma's own table, as its schema engine makes it: `prisma migrate` reads what is written here. */
const HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
  logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

/** Which are done, which wait, which this version does not know, which an earlier version left half done. */
async function stateOf(client, migrations) {
  const { rows: there } = await client.query(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`);
  const { rows } = there[0].there
    ? await client.query(
        `SELECT migration_name AS name, finished_at IS NOT NULL AS done FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
      )
    : { rows: [] };
  const done = new Set(rows.filter((row) => row.done).map(({ name }) => name));
  const known = new Set(migrations.map(({ name }) => name));
  return {
    waiting: migrations.filter(({ name }) => !done.has(name)),
    unknown: [...done].filter((name) => !known.has(name)).sort(),
    broken: rows.filter((row) => !row.done && !done.has(row.name)).map(({ name }) => name),
  };
}

function mustBeSound({ unknown, broken }) {
  if (unknown.length > 0)
    throw new Failure(
      `The database is newer than this version (migration ${unknown.at(-1)}): start the version that it was migrated to.`,
    );
  if (broken.length > 0)
    throw new Failure(
      `Migration ${broken[0]} was begun by an earlier version, statement by statement, and not finished. Compare its migration.sql with the ` +
        `tables, undo or complete it, then run \`npx prisma migrate resolve --rolled-back ${broken[0]}\` or \`--applied ${broken[0]}\`.`,
    );
}

/** Whether migrations wait to be run; throws where this version may not run on the database at all. */
export async function isBehind(url) {
  const client = await (await connections()).openClient(url, "migration");
  try {
    const state = await stateOf(client, migrationsOf());
    mustBeSound(state);
    return state.waiting.length > 0;
  } finally {
    await client.end();
  }
}

/** Lets one instance migrate at a time; the lock ends with the connection, however that comes. */
async function takeTurn(client, say) {
  for (let said = false; ; said = true) {
    const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS mine", [LOCK]);
    if (rows[0].mine) return;
    if (!said) say("Another instance is migrating the database; waiting for it …");
    await pause(PAUSE_MS);
  }
}

const RECORD = `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
  VALUES ($1, $2, $3, $4, now(), 1)`;

/** All of it and its entry in the history, or nothing. */
async function applyWhole(client, { name, sql, checksum }) {
  const began = new Date();
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(RECORD, [randomUUID(), checksum, name, began]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

/** Each statement for itself; every one can be run again, so that the next start goes on. */
async function applyInSteps(client, { name, sql, checksum }) {
  const began = new Date();
  for (const statement of statementsOf(sql)) await client.query(statement);
  await client.query(RECORD, [randomUUID(), checksum, name, began]);
}

/** Of a resumable migration: its statements end with a semicolon at the end of a line. */
export const statementsOf = (sql) =>
  sql
    .replaceAll(/^--.*$/gm, "")
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter(Boolean);

/** A lock that writers hold is waited for briefly and then tried again, so that those who come after are not held up behind us. */
async function apply(client, migration, say, pauseMs) {
  for (let tried = 1; ; tried += 1) {
    try {
      return await (migration.resumable ? applyInSteps(client, migration) : applyWhole(client, migration));
    } catch (error) {
      if (error.code !== LOCK_NOT_AVAILABLE || tried === TRIES)
        throw new Failure(
          `Migration ${migration.name} failed and ${migration.resumable ? "goes on at the next start" : "left nothing behind"}: ${error.message}`,
        );
      say(`${migration.name}: others are using its tables; trying again (${tried}) …`);
      await pause(pauseMs);
    }
  }
}

/**
 * Runs the migrations that wait, one instance at a time; gives their names. Each is one transaction together with its entry in the
 * history: whatever ends it, nothing half done stays, and the next start begins with the same one.
 */
export async function applyMigrations(url, { folder = FOLDER, say = () => undefined, pauseMs = PAUSE_MS } = {}) {
  const migrations = migrationsOf(folder);
  const client = await (await connections()).openClient(url, "migration");
  try {
    await takeTurn(client, say);
    const state = await stateOf(client, migrations);
    mustBeSound(state);
    if (state.waiting.length > 0) await client.query(HISTORY);
    for (const [index, migration] of state.waiting.entries()) {
      say(`Migration ${index + 1} of ${state.waiting.length}: ${migration.name}`);
      await apply(client, migration, say, pauseMs);
    }
    return state.waiting.map(({ name }) => name);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The job queue's tables; the worker would make them too, but the web server writes to them first. */
export async function migrateQueue(url) {
  const { runMigrations } = await import("graphile-worker");
  const pgPool = (await connections()).openPool(url, { max: 1, purpose: "tool" });
  await runMigrations({ pgPool }).finally(() => pgPool.end());
}

export async function migrate(url, say) {
  await applyMigrations(url, { say });
  await migrateQueue(url);
}
