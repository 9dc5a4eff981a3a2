/** `npm start`: the built product on the PostgreSQL of DATABASE_URL; every setting comes from the environment or .env. */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { loadEnvFile } from "./lib/env-file.mjs";
import { Failure } from "./lib/failure.mjs";
import { checkMachine, needInstalled, switchToProjectNode } from "./lib/install.mjs";
import { main, say } from "./lib/main.mjs";
import { isBehind, migrate, migrateQueue } from "./lib/migrate.mjs";
import { root } from "./lib/processes.mjs";
import { needPort, startProduct } from "./lib/product.mjs";

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

/** A check of the product's own: its sentence is shown without a stack. */
async function check(work) {
  try {
    await work();
  } catch (error) {
    throw new Failure(error.message);
  }
}

await main(async () => {
  checkMachine();
  needInstalled();
  await switchToProjectNode();
  loadEnvFile();
  const env = await settings();
  if (!existsSync(join(root, process.env.NEXT_DIST_DIR ?? ".next", "BUILD_ID"))) {
    throw new Failure("There is no build: run `npm run build`.");
  }
  const port = await needPort(env.PORT);
  const { tsImport } = await import("tsx/esm/api");
  const { checkDatabase, checkDataKey } = await tsImport("../server/installation.ts", import.meta.url);
  const { checkInstants } = await tsImport("../server/instants.ts", import.meta.url);
  const url = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL;
  await check(() => checkDatabase(env));
  if (process.env.MIGRATE === "1") await migrate(url, say);
  else if (await isBehind(url)) {
    throw new Failure(
      "The database is older than this version: run `npx prisma migrate deploy`, or start with MIGRATE=1.",
    );
  } else await migrateQueue(url);
  await check(() => checkDataKey(url));
  await check(() => checkInstants(url));
  mkdirSync(env.FILES_DIR, { recursive: true });

  const { died } = await startProduct({ port, env: { NODE_ENV: "production", PORT: String(port) } });
  say(`Çözüm Masası is ready on port ${port}: ${env.NEXTAUTH_URL}`);
  await died;
});
