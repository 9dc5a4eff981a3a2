/** Another municipality with the product beside that of the journeys: the same build, data and processes of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST_DIR } from "./e2e.mjs";
import { freePort } from "./ports.mjs";
import { startProduct } from "./product.mjs";

/** Started only by the journey that needs it; `stop` ends its processes. */
export async function startSecond() {
  const { SECOND_DATABASE_URL: url } = process.env;
  if (!url) throw new Error("There is no second database: start the journeys with `npm run e2e`.");
  const folder = mkdtempSync(join(tmpdir(), "cozum-second-"));
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const { web, worker } = await startProduct({
    port,
    env: {
      DATABASE_URL: url,
      NEXTAUTH_SECRET: "another-secret-of-the-other-municipality",
      NEXTAUTH_URL: address,
      DATA_KEY: Buffer.alloc(32, 2).toString("base64"),
      FILES_DIR: join(folder, "files"),
      SMS_LOG_FILE: join(folder, "sms.jsonl"),
      LOG_LEVEL: "warn",
      PORT: String(port),
      NODE_ENV: "production",
      NEXT_DIST_DIR: DIST_DIR,
    },
    logs: { web: join(folder, "web.log"), worker: join(folder, "worker.log") },
  });
  const stop = async () => {
    await Promise.all([web.stop(), worker.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, stop };
}
