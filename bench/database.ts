import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "../scripts/lib/migrate.mjs";
import { DURABLE, LOADING, type Postgres, startPostgres, sync } from "../scripts/lib/postgres.mjs";
import { root, run } from "../scripts/lib/processes.mjs";

const folder = join(root, ".data", "bench");
const mark = join(folder, "loaded");

/** The demonstration year alone, as it stood in the first weeks of the next: 297,148 requests of 2025 and a few of 2026. */
const AS_OF = "2026-01-16T09:00:00+03:00";

const cluster = (settings: Record<string, string | number>) =>
  startPostgres({ dir: join(folder, "postgres"), log: join(folder, "postgres.log"), settings });

/** The bench's own PostgreSQL with its data, loaded at the first run and kept. */
export async function benchDatabase(fresh: boolean): Promise<{ server: Postgres; url: string }> {
  if (fresh) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (!existsSync(mark)) {
    const loading = await cluster(LOADING);
    await load(loading);
    await loading.stop();
    await sync(folder);
    writeFileSync(mark, AS_OF);
  }
  const server = await cluster(DURABLE);
  const url = server.url("bench");
  await migrate(url);
  return { server, url };
}

async function load(server: Postgres): Promise<void> {
  const admin = new pg.Client(server.url("postgres"));
  await admin.connect();
  await admin.query("DROP DATABASE IF EXISTS bench WITH (FORCE)");
  await admin.query("CREATE DATABASE bench");
  await admin.end();
  const url = server.url("bench");
  await migrate(url);
  const { code, output } = await run(process.execPath, ["--import", "tsx", "prisma/seed/index.ts", "--now", AS_OF], {
    env: { DATABASE_URL: url },
    onLine: (line: string) => console.log(`  ${line}`),
  });
  if (code !== 0) throw new Error(output);
}
