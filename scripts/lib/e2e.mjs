/** The product as the browser journeys use it: production build, own PostgreSQL, small data set, nothing of it kept. */
import { mkdirSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, DATABASE } from "./database.mjs";
import { migrate } from "./migrate.mjs";
import { freePort } from "./ports.mjs";
import { startPostgres, THROWAWAY } from "./postgres.mjs";
import { startProduct } from "./product.mjs";
import { seed } from "./seed.mjs";
import { step } from "./steps.mjs";

export const DIST_DIR = ".next-test";
/** The data of another municipality, which a journey between two starts (second.mjs). */
const SECOND = "cozum_second";

/** Starts everything; gives the address, the environment that the journeys share with the product, and the product. */
export async function startForJourneys() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cozum-e2e-")));
  const port = await freePort();
  const address = `http://localhost:${port}`;
  mkdirSync(join(folder, "files"));
  const server = await step("Starting a PostgreSQL for the journeys", () =>
    startPostgres({
      dir: join(folder, "postgres"),
      log: join(folder, "postgres.log"),
      settings: THROWAWAY,
      remove: folder,
    }),
  );
  const env = {
    DATABASE_URL: server.url(DATABASE),
    SECOND_DATABASE_URL: server.url(SECOND),
    NEXTAUTH_SECRET: "only-for-the-journeys-only-for-the-journeys",
    NEXTAUTH_URL: address,
    CALL_FILES_DIR: tmpdir(),
    OUTBOUND_NETWORKS: "127.0.0.0/8, ::1",
    DATA_KEY: Buffer.alloc(32, 1).toString("base64"),
    FILES_DIR: join(folder, "files"),
    SMS_LOG_FILE: join(folder, "sms.jsonl"),
    LOG_LEVEL: "warn",
    PORT: String(port),
  };
  await step("Loading the small data set", async (onLine) => {
    await createDatabase(server);
    await migrate(env.DATABASE_URL);
    await seed(env, { small: true, onLine });
    await createDatabase(server, { name: SECOND, copyOf: DATABASE });
  });
  const logs = { web: join(folder, "web.log"), worker: join(folder, "worker.log") };
  const product = await step("Starting the web server and the worker", () =>
    startProduct({ port, env: { ...env, NODE_ENV: "production", NEXT_DIST_DIR: DIST_DIR }, logs }),
  );
  return { address, env, logs, product };
}
