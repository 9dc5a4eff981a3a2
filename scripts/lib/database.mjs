/** A kept, seeded cluster: it exists only once it is complete, so that a killed loading is begun again. */
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { migrate } from "./migrate.mjs";
import { DURABLE, discard, LOADING, startPostgres, sync } from "./postgres.mjs";
import { seed } from "./seed.mjs";
import { step } from "./steps.mjs";

export const DATABASE = "cozum";

/** An empty one, or a copy of one to which nobody is connected. */
export async function createDatabase(server, { name = DATABASE, copyOf } = {}) {
  const { openClient } = await import("../../server/postgres.ts");
  const admin = await openClient(server.url("postgres"), "tool");
  await admin.query(`CREATE DATABASE ${name}${copyOf ? ` TEMPLATE ${copyOf} STRATEGY FILE_COPY` : ""}`);
  await admin.end();
}

/** Loads without fsync beside the final folder; renaming the synced folder is the mark of completeness. */
async function load({ dir, log, env, small, title }) {
  const loading = `${dir}.loading`;
  const server = await step("Starting PostgreSQL on a new data folder", async () => {
    await discard(loading);
    return startPostgres({ dir: loading, log, settings: LOADING });
  });
  const url = server.url(DATABASE);
  await step("Creating the tables", async () => {
    await createDatabase(server);
    await migrate(url);
  });
  await step(title, (onLine) => seed({ ...env, DATABASE_URL: url }, { small, onLine }));
  await step("Writing the data safely to the disk", async () => {
    await server.stop();
    await sync(loading);
    renameSync(loading, dir);
  });
}

/** Starts the cluster in `dir`, loading the sample data first when there is none yet. */
export async function sampleDatabase({ dir, port, log, env, small, title, generated }) {
  mkdirSync(dirname(dir), { recursive: true });
  const fresh = !existsSync(dir);
  if (fresh) {
    await generated;
    await load({ dir, log, env, small, title });
  }
  const server = await step("Starting PostgreSQL", () => startPostgres({ dir, log, port, settings: DURABLE }));
  if (!fresh) await step("Bringing the tables up to date", () => migrate(server.url(DATABASE)));
  return server;
}
