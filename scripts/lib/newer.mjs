/** A newer build of the product beside that of the journeys, on the same data. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { DIST_DIR } from "./e2e.mjs";
import { freePort } from "./ports.mjs";
import { root } from "./processes.mjs";
import { startProduct } from "./product.mjs";

const NEWER = `${DIST_DIR}-newer`;

/** The journeys' own build under another build id. Started only by the journey that needs it; `stop` ends its processes. */
export async function startNewer() {
  const logs = mkdtempSync(join(tmpdir(), "cozum-newer-"));
  const folder = join(root, NEWER);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, DIST_DIR), folder, { recursive: true, filter: (path) => basename(path) !== "cache" });
  writeFileSync(join(folder, "BUILD_ID"), "a-newer-build");
  const port = await freePort();
  const { web, worker } = await startProduct({
    port,
    env: { PORT: String(port), NODE_ENV: "production", NEXT_DIST_DIR: NEWER },
    logs: { web: join(logs, "web.log"), worker: join(logs, "worker.log") },
  });
  const stop = async () => {
    await Promise.all([web.stop(), worker.stop()]);
    for (const made of [folder, logs]) rmSync(made, { recursive: true, force: true });
  };
  return { address: `http://localhost:${port}`, stop };
}
