/** `npm test`: installs what is missing, then every check in order, each to its end; the last line counts them. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { browserPath } from "./lib/browser.mjs";
import { build, generate, typegen } from "./lib/build.mjs";
import { missingClamd } from "./lib/clamd.mjs";
import { DIST_DIR, startForJourneys } from "./lib/e2e.mjs";
import { prepare } from "./lib/install.mjs";
import { missingKannel } from "./lib/kannel.mjs";
import { takeLock } from "./lib/lock.mjs";
import { end, isEnding, main, say } from "./lib/main.mjs";
import { missingNginx } from "./lib/nginx.mjs";
import { missingPgbouncer } from "./lib/pgbouncer.mjs";
import { keep, root, run, stopAll } from "./lib/processes.mjs";
import { step } from "./lib/steps.mjs";
import { countPlaywright, countVitest, fail, failures, leaveOut, leftOut, pass, summary } from "./lib/tally.mjs";

const results = join(root, ".data", "test");
const file = (name) => join(results, name);
const tool = (path, ...args) => run(process.execPath, [join(root, "node_modules", path), ...args]);
/** Output is the reader's, live. */
const live = (path, env, ...args) =>
  keep(process.execPath, [join(root, "node_modules", path), ...args], { env }).exited;

const titled = (title) => say(`\n── ${title} ${"─".repeat(Math.max(0, 90 - title.length))}`);

/** A check that counts one; `work` gives an exit code and the output to show when it is not 0. */
async function check(title, work) {
  const begun = performance.now();
  titled(title);
  const { code, output } = await work().catch((error) => ({ code: 1, output: error.message }));
  if (isEnding()) return false;
  if (code !== 0) say(output.trim());
  say(`${code === 0 ? "✓" : "✗"} ${title} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  code === 0 ? pass(title) : fail(title);
  return code === 0;
}

async function types() {
  const generated = await typegen(DIST_DIR);
  return generated.code === 0 ? tool("typescript/bin/tsc", "--noEmit", "--pretty") : generated;
}

async function vitest(title, projects, ...more) {
  titled(title);
  const told = file(`${projects.join("-")}.json`);
  const args = projects.flatMap((project) => ["--project", project]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${told}`];
  countVitest(
    told,
    await live("vitest/vitest.mjs", { FORCE_COLOR: "0" }, "run", ...args, ...more, ...reporters),
    title,
  );
}

async function journeys(CHROMIUM_PATH) {
  const title = "Browser journeys";
  titled(title);
  try {
    const { address, env, logs } = await startForJourneys();
    const shared = {
      ...env,
      CHROMIUM_PATH,
      BASE_URL: address,
      PLAYWRIGHT_JSON_OUTPUT_FILE: file("playwright.json"),
      FORCE_COLOR: "0",
    };
    const code = await live("@playwright/test/cli.js", shared, "test", "--reporter=list,json");
    countPlaywright(file("playwright.json"), code, title);
    if (code !== 0) for (const log of Object.values(logs)) say(readFileSync(log, "utf8").trim());
  } catch (error) {
    if (isEnding()) return;
    say(error.message);
    fail(title);
  }
  await stopAll();
}

await main(
  async () => {
    await prepare();
    await takeLock(join(root, ".data", "test.lock"), "The test command");
    rmSync(results, { recursive: true, force: true });
    mkdirSync(results, { recursive: true });
    const browser = await step("Looking for a browser", browserPath);
    const noKannel = await step("Looking for Kannel", missingKannel);
    if (noKannel) leaveOut("Sending through a real Kannel", noKannel);
    const noClamd = await step("Looking for ClamAV", missingClamd);
    if (noClamd) leaveOut("Scanning by a real ClamAV", noClamd);
    const noPooler = await step("Looking for pgbouncer", missingPgbouncer);
    if (noPooler) leaveOut("Connections through a real pgbouncer", noPooler);
    const noNginx = await step("Looking for nginx", missingNginx);
    if (noNginx) leaveOut("The product behind nginx", noNginx);
    await step("Preparing the sources", generate);

    await check("Format and lint", () => tool("@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."));
    await check("Types", types);
    await check("Import rules", () =>
      tool(
        "dependency-cruiser/bin/dependency-cruiser.mjs",
        ...["app", "components", "server", "prisma", "--config", ".dependency-cruiser.mjs"],
      ),
    );
    await check("Unused code", () => tool("knip/bin/knip.js"));
    await vitest("Unit and service tests", ["pure", "database"]);
    if (await check("Build", () => build(DIST_DIR))) {
      // One at a time: each starts whole products and kills them.
      await vitest("The product while its plug is pulled", ["product"], "--no-file-parallelism");
      await journeys(browser);
    } else fail("Browser journeys (there is no build)");

    if (failures().length > 0) {
      titled("Failed");
      for (const title of failures()) say(`✗ ${title}`);
    }
    for (const what of leftOut()) say(`– left out: ${what}`);
    say(`\n${summary()}`);
    await end(failures().length > 0 ? 1 : 0);
  },
  { interrupted: 130 },
);
