/** `npm start`: the built product on the PostgreSQL of DATABASE_URL; every setting comes from the environment or .env. */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./lib/failure.mjs";
import { checkMachine, needInstalled, switchToProjectNode } from "./lib/install.mjs";
import { main, say } from "./lib/main.mjs";
import { isBehind, migrate, migrateQueue } from "./lib/migrate.mjs";
import { root } from "./lib/processes.mjs";
import { needPort, startProduct } from "./lib/product.mjs";

const OLDEST_POSTGRES = 150_000;

/** The settings, checked as the product itself checks them. */
async function settings() {
  const { tsImport } = await import("tsx/esm/api");
  const { readEnv } = await tsImport("../server/env.ts", import.meta.url);
  try {
    return readEnv(process.env);
  } catch (error) {
    throw new Failure(error.message);
  }
}

async function checkDatabase(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int AS version");
    if (rows[0].version < OLDEST_POSTGRES) throw new Failure("DATABASE_URL is a PostgreSQL older than 15.");
    await client.end();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`DATABASE_URL cannot be reached: ${error.message || error.code}.`);
  }
}

await main(async () => {
  checkMachine();
  needInstalled();
  await switchToProjectNode();
  const envFile = join(root, ".env");
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const env = await settings();
  if (!existsSync(join(root, process.env.NEXT_DIST_DIR ?? ".next", "BUILD_ID"))) {
    throw new Failure("There is no build: run `npm run build`.");
  }
  const port = await needPort(env.PORT);
  await checkDatabase(env.DATABASE_URL);
  if (process.env.MIGRATE === "1") await migrate(env.DATABASE_URL);
  else if (await isBehind(env.DATABASE_URL)) {
    throw new Failure(
      "The database is older than this version: run `npx prisma migrate deploy`, or start with MIGRATE=1.",
    );
  } else await migrateQueue(env.DATABASE_URL);
  mkdirSync(env.FILES_DIR, { recursive: true });

  const { died } = await startProduct({ port, env: { NODE_ENV: "production", PORT: String(port) } });
  say(`Çözüm Masası is ready on port ${port}: ${env.NEXTAUTH_URL}`);
  await died;
});
