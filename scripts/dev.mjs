/** `npm run dev`: the product from its sources, reloading; on DATABASE_URL, else on an own embedded PostgreSQL with a small data set. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { generate } from "./lib/build.mjs";
import { DATABASE, sampleDatabase } from "./lib/database.mjs";
import { loadEnvFile } from "./lib/env-file.mjs";
import { prepare } from "./lib/install.mjs";
import { takeLock } from "./lib/lock.mjs";
import { main, say } from "./lib/main.mjs";
import { migrate } from "./lib/migrate.mjs";
import { root } from "./lib/processes.mjs";
import { needPort, startProduct } from "./lib/product.mjs";
import { secretsIn } from "./lib/secrets.mjs";
import { signIns } from "./lib/seed.mjs";
import { step } from "./lib/steps.mjs";

const data = join(root, ".data", "dev");

await main(async () => {
  await prepare();
  loadEnvFile();
  const killed = await takeLock(join(data, "dev.lock"), "The development server");
  const port = await needPort(process.env.PORT ?? 3000, killed);
  mkdirSync(join(data, "files"), { recursive: true });
  const env = {
    ...secretsIn(join(data, "dev.env")),
    NEXTAUTH_URL: `http://localhost:${port}`,
    FILES_DIR: join(data, "files"),
    SMS_LOG_FILE: join(data, "sms.jsonl"),
    ...Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== "")),
    NODE_ENV: "development",
    PORT: String(port),
  };

  const generated = step("Preparing the sources", generate);
  await generated;
  if (env.DATABASE_URL) await step("Bringing the tables up to date", () => migrate(env.DATABASE_URL));
  else {
    const dir = join(data, "postgres");
    const log = join(data, "postgres.log");
    const title = "Loading the small data set";
    const server = await sampleDatabase({ dir, log, env, title, generated, port: 54_330, small: true });
    env.DATABASE_URL = server.url(DATABASE);
  }
  const { died } = await startProduct({ port, env, develop: true });

  say(`\nÇözüm Masası for development: http://localhost:${port}\n`);
  for (const line of signIns()) say(line);
  await died;
});
