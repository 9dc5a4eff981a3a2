import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openClient } from "@/server/postgres";
import { migrate } from "../scripts/lib/migrate.mjs";
import { DURABLE, LOADING, type Postgres, startPostgres, sync } from "../scripts/lib/postgres.mjs";
import { root, run } from "../scripts/lib/processes.mjs";
import { addYears } from "./years";

/** The demonstration year alone, as it stood in the first weeks of the next: 297,148 requests of 2025 and a few of 2026. */
export const AS_OF = "2026-01-16T09:00:00+03:00";

/** Memory as a municipality's own server of such a size has it. */
const MANY = { shared_buffers: "4GB", effective_cache_size: "14GB" };

/** The bench's own PostgreSQL with its data, loaded at the first run and kept: the demonstration year, and as many years more before it. */
export async function benchDatabase(fresh: boolean, more = 0): Promise<{ server: Postgres; url: string }> {
  const folder = join(root, ".data", more === 0 ? "bench" : `bench-${more}`);
  const mark = join(folder, "loaded");
  const cluster = (settings: Record<string, string | number>) =>
    startPostgres({
      dir: join(folder, "postgres"),
      log: join(folder, "postgres.log"),
      settings: { ...settings, ...(more === 0 ? {} : MANY) },
    });
  if (fresh) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (!existsSync(mark)) {
    const loading = await cluster(LOADING);
    await load(loading);
    if (more > 0) await addYears(loading.url("bench"), more, (line) => console.log(`  ${line}`));
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
  const admin = await openClient(server.url("postgres"), "tool");
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
