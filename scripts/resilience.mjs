/** `npm run resilience [-- N]`: N kills (40) of web servers, workers and PostgreSQL under two instances, and what each cost. */
import { join } from "node:path";
import { generate, needBuild } from "./lib/build.mjs";
import { DIST_DIR } from "./lib/e2e.mjs";
import { Failure } from "./lib/failure.mjs";
import { prepare } from "./lib/install.mjs";
import { end, main } from "./lib/main.mjs";
import { keep, root } from "./lib/processes.mjs";
import { step } from "./lib/steps.mjs";

const KILLS = 40;

await main(
  async () => {
    const kills = Number(process.argv[2] ?? KILLS);
    if (!Number.isInteger(kills) || kills < 1) throw new Failure("Usage: npm run resilience -- N, a number of kills");
    await prepare();
    await step("Preparing the sources", generate);
    await step("Building", (note) => needBuild(DIST_DIR, note));
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const args = [vitest, "run", "--project", "product", "e2e/deploy/resilience.test.ts"];
    await end(await keep(process.execPath, args, { env: { RESILIENCE_KILLS: String(kills) } }).exited);
  },
  { interrupted: 130 },
);
