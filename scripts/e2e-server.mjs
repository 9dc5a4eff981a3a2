/** The product for the browser journeys, kept running: give its address to `npm run e2e` as BASE_URL. */
import { generate, needBuild } from "./lib/build.mjs";
import { DIST_DIR, startForJourneys } from "./lib/e2e.mjs";
import { prepare } from "./lib/install.mjs";
import { main, say } from "./lib/main.mjs";
import { step } from "./lib/steps.mjs";

await main(async () => {
  await prepare();
  await step("Preparing the sources", generate);
  await step("Building", (note) => needBuild(DIST_DIR, note));
  const { address, env, product } = await startForJourneys();
  say(`\nBASE_URL=${address} SECOND_DATABASE_URL=${env.SECOND_DATABASE_URL}`);
  await product.died;
});
