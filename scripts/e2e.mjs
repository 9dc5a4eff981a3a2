/** `npm run e2e [-- playwright's arguments]`: the browser journeys on a server of their own, or on that of BASE_URL. */
import { join } from "node:path";
import { browserPath } from "./lib/browser.mjs";
import { generate, needBuild } from "./lib/build.mjs";
import { DIST_DIR, startForJourneys } from "./lib/e2e.mjs";
import { prepare } from "./lib/install.mjs";
import { end, main } from "./lib/main.mjs";
import { keep, root } from "./lib/processes.mjs";
import { step } from "./lib/steps.mjs";

await main(
  async () => {
    await prepare();
    const env = { CHROMIUM_PATH: await step("Looking for a browser", browserPath) };
    if (!process.env.BASE_URL) {
      await step("Preparing the sources", generate);
      await step("Building", (note) => needBuild(DIST_DIR, note));
      const started = await startForJourneys();
      Object.assign(env, started.env, { BASE_URL: started.address });
    }
    const cli = join(root, "node_modules/@playwright/test/cli.js");
    const journeys = keep(process.execPath, [cli, "test", ...process.argv.slice(2)], { env });
    await end(await journeys.exited);
  },
  { interrupted: 130 },
);
