/** `npm run demo`: from a fresh clone to the running product with a demonstration year; everything it keeps is under .data/. */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { generate, needBuild } from "./lib/build.mjs";
import { DATABASE, sampleDatabase } from "./lib/database.mjs";
import { Failure } from "./lib/failure.mjs";
import { checkMachine, checkWritable, install, switchToProjectNode } from "./lib/install.mjs";
import { takeLock } from "./lib/lock.mjs";
import { main, say } from "./lib/main.mjs";
import { root } from "./lib/processes.mjs";
import { needPort, startProduct } from "./lib/product.mjs";
import { secretsIn } from "./lib/secrets.mjs";
import { signIns } from "./lib/seed.mjs";
import { step } from "./lib/steps.mjs";

const data = join(root, ".data");
const secrets = join(data, "demo.env");
const cluster = join(data, "postgres");
const logs = { web: join(data, "web.log"), worker: join(data, "worker.log"), postgres: join(data, "postgres.log") };

function environment(port) {
  if (existsSync(cluster) && !existsSync(secrets)) {
    throw new Failure(
      `${secrets} is gone, and the data in ${cluster} cannot be read without its key: remove .data to begin anew.`,
    );
  }
  return {
    ...secretsIn(secrets),
    NODE_ENV: "production",
    NEXTAUTH_URL: `http://localhost:${port}`,
    PORT: String(port),
    FILES_DIR: join(data, "files"),
    SMS_LOG_FILE: join(data, "sms.jsonl"),
  };
}

await main(async () => {
  checkMachine();
  checkWritable();
  const killed = await takeLock(join(data, "demo.lock"), "The demonstration");
  const port = await needPort(process.env.PORT ?? 3000, killed);
  await install();
  await switchToProjectNode();

  mkdirSync(join(data, "files"), { recursive: true });
  const env = environment(port);
  const generated = step("Preparing the sources", generate);
  const [server] = await Promise.all([
    sampleDatabase({
      dir: cluster,
      port: 54_329,
      log: logs.postgres,
      env,
      title: "Loading the demonstration year",
      generated,
    }),
    generated.then(() => step("Building", (note) => needBuild(".next", note))),
  ]);
  const product = await step("Starting the web server and the worker", () =>
    startProduct({ port, env: { ...env, DATABASE_URL: server.url(DATABASE) }, logs }),
  );

  say(`\nÇözüm Masası is ready: http://localhost:${port}\n`);
  for (const line of signIns()) say(line);
  say(`\nCtrl-C stops it. The data stays in .data/, logs are .data/*.log.`);
  const lost = server.exited.then(() => {
    throw new Failure(`PostgreSQL ended by itself; see ${logs.postgres}.`);
  });
  await Promise.race([product.died, lost]);
});
