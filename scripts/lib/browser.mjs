/** Finds a Chromium that really starts, or gets one. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Failure } from "./failure.mjs";
import { root, run } from "./processes.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const PACKAGES = {
  "apt-get": [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", "chromium"],
  ],
  dnf: [["install", "-y", "chromium"]],
  apk: [["add", "chromium"]],
};

/** Chromium refuses its sandbox to root; the others spare a test run the browser's own errands. */
export const LAUNCH_ARGS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function inPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter((file) => existsSync(file));
}

async function starts(executablePath) {
  const { chromium } = await import("@playwright/test");
  try {
    const browser = await chromium.launch({ executablePath, args: LAUNCH_ARGS, timeout: 60_000 });
    const page = await browser.newPage();
    await page.goto("data:text/html,<title>ready</title>");
    const title = await page.title();
    await browser.close();
    return title === "ready";
  } catch {
    return false;
  }
}

async function firstThatStarts(candidates) {
  for (const path of candidates) if (await starts(path)) return path;
  return undefined;
}

const playwright = (args, onLine) =>
  run(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), ...args], { onLine });

async function ownOfPlaywright(onLine) {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  if (existsSync(path) && (await starts(path))) return path;
  const { code } = await playwright(["install", "chromium"], onLine);
  if (code !== 0) return undefined;
  if (await starts(path)) return path;
  // It lacks libraries of the system.
  await playwright(["install-deps", "chromium"], onLine);
  return (await starts(path)) ? path : undefined;
}

async function ofDistribution(onLine) {
  const tool = Object.keys(PACKAGES).find((name) => inPath([name]).length > 0);
  if (!tool) return undefined;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  for (const args of PACKAGES[tool]) {
    const [command, ...rest] = [...asRoot, tool, ...args];
    await run(command, rest, { onLine, env: { DEBIAN_FRONTEND: "noninteractive" } });
  }
  return firstThatStarts(inPath(NAMES));
}

/** The path of a browser: CHROMIUM_PATH, an installed one, Playwright's own, or the distribution's package. */
export async function browserPath(onLine) {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (await starts(given)) return given;
    throw new Failure(`CHROMIUM_PATH=${given} is not a Chromium that starts.`);
  }
  const found =
    (await firstThatStarts([...inPath(NAMES), ...MAC.filter((path) => existsSync(path))])) ??
    (await ownOfPlaywright(onLine)) ??
    (await ofDistribution(onLine));
  if (found) return found;
  throw new Failure(
    "No browser was found, and none could be installed: install Chromium, or name one as in CHROMIUM_PATH=/path/to/chromium.",
  );
}
