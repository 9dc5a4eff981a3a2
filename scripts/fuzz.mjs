/** `npm run fuzz [-- N]`: N hostile inputs (100,000) over every door of the built product: status, time, memory and rows of each are looked at. */
import { join } from "node:path";
import { generate, needBuild } from "./lib/build.mjs";
import { DIST_DIR } from "./lib/e2e.mjs";
import { Failure } from "./lib/failure.mjs";
import { prepare } from "./lib/install.mjs";
import { end, main } from "./lib/main.mjs";
import { keep, root } from "./lib/processes.mjs";
import { step } from "./lib/steps.mjs";

const INPUTS = 100_000;

await main(
  async () => {
    const inputs = Number(process.argv[2] ?? INPUTS);
    if (!Number.isInteger(inputs) || inputs < 1) throw new Failure("Usage: npm run fuzz -- N, a number of inputs");
    await prepare();
    await step("Preparing the sources", generate);
    await step("Building", (note) => needBuild(DIST_DIR, note));
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const args = [vitest, "run", "--project", "product", "e2e/fuzz"];
    await end(await keep(process.execPath, args, { env: { FUZZ_INPUTS: String(inputs) } }).exited);
  },
  { interrupted: 130 },
);
