import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "../../scripts/lib/migrate.mjs";
import { startPostgres, THROWAWAY } from "../../scripts/lib/postgres.mjs";
import { openClient } from "../postgres";
import { TEMPLATE } from "./template";

/** One PostgreSQL for the whole run, with a migrated database that each test file copies. */
export default async function setup(project: TestProject) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cozum-test-")));
  const server = await startPostgres({
    dir: join(folder, "postgres"),
    log: join(folder, "postgres.log"),
    settings: THROWAWAY,
    remove: folder,
  });
  const admin = await openClient(server.url("postgres"), "tool");
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  await migrate(server.url(TEMPLATE));
  project.provide("databaseServer", server.url("postgres"));
  return async () => {
    await server.stop();
    const files = project.config.env.FILES_DIR;
    if (files) rmSync(files, { recursive: true, force: true });
  };
}
