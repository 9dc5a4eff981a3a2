/**
 * `npm start`: the built product on the PostgreSQL of DATABASE_URL, web server and worker each kept running by itself. `npm run web` and
 * `npm run worker`: one of them alone, for systemd or a container, which restart it. Every setting comes from the environment or .env.
 * Exit code 78: it never can run with these settings, and restarting it is of no use.
 */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { loadEnvFile } from "./lib/env-file.mjs";
import { BAD_SETTINGS, Failure } from "./lib/failure.mjs";
import { checkMachine, needInstalled, switchToProjectNode } from "./lib/install.mjs";
import { end, main, say } from "./lib/main.mjs";
import { isBehind, migrate, migrateQueue } from "./lib/migrate.mjs";
import { root } from "./lib/processes.mjs";
import { needPort, startAlone, superviseProduct } from "./lib/product.mjs";

const which = process.argv[2];

/** The settings, checked as the product itself checks them. */
async function settings() {
  const { tsImport } = await import("tsx/esm/api");
  const { readEnv } = await tsImport("../server/env.ts", import.meta.url);
  try {
    return readEnv(process.env);
  } catch (error) {
    throw new Failure(error.message, BAD_SETTINGS);
  }
}

/** SQLSTATE: no such user or password, no such database. Whatever else keeps a connection from being made may pass. */
const HOPELESS = /^(28|3D)/;

/** A check of the product's own: its sentence is shown without a stack. */
async function check(work) {
  try {
    await work();
  } catch (error) {
    const passing = error.cause && !HOPELESS.test(error.cause.code);
    throw new Failure(error.message, passing ? 1 : BAD_SETTINGS);
  }
}

await main(async () => {
  checkMachine();
  needInstalled();
  await switchToProjectNode();
  loadEnvFile();
  const env = await settings();
  if (which !== "worker" && !existsSync(join(root, process.env.NEXT_DIST_DIR ?? ".next", "BUILD_ID"))) {
    throw new Failure("There is no build: run `npm run build`.", BAD_SETTINGS);
  }
  const port = which === "worker" ? env.PORT : await needPort(env.PORT);
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

  const how = { port, host: env.HOST, env: { NODE_ENV: "production", PORT: String(port) } };
  if (which) return end(await startAlone(which, how));
  const { ready, over } = superviseProduct(how);
  await Promise.race([ready, over]);
  say(`Çözüm Masası is ready on port ${port}: ${env.NEXTAUTH_URL}`);
  await over;
});
