/** From a fresh clone with the machine's own Node to the project's packages and its Node. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { atEnd, delegate, end } from "./main.mjs";
import { root, run } from "./processes.mjs";
import { step } from "./steps.mjs";

const OLDEST_NODE = 20;
const PLATFORMS = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"];

const lockFile = join(root, "package-lock.json");
const installed = join(root, "node_modules", ".package-lock.json");
const stamp = join(root, "node_modules", ".installed-from");
const projectNode = join(root, "node_modules", "node", "bin", "node");

/** Refuses, in one sentence, what cannot work on this machine. */
export function checkMachine() {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    throw new Failure(`Node ${OLDEST_NODE} or newer is needed, this is ${process.versions.node}.`);
  }
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.includes(platform)) {
    throw new Failure(`This runs on Linux and macOS (x64, arm64), not on ${platform}; on Windows use WSL.`);
  }
  if (process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime) {
    throw new Failure(
      "This needs a Linux with glibc (Debian, Ubuntu, Fedora, …); the embedded PostgreSQL has none for musl.",
    );
  }
}

/** Throws the system's own error, which names the folder, where this user may not write. */
export function checkWritable() {
  for (const folder of [root, join(root, "node_modules"), join(root, ".data"), join(root, ".next")]) {
    if (existsSync(folder)) accessSync(folder, constants.W_OK);
  }
}

const digest = () => createHash("sha256").update(readFileSync(lockFile)).digest("hex");

function isInstalled() {
  if (!existsSync(installed) || !existsSync(projectNode)) return false;
  if (statSync(installed).mtimeMs >= statSync(lockFile).mtimeMs) return true;
  return existsSync(stamp) && readFileSync(stamp, "utf8") === digest();
}

/** For production, which changes nothing by itself. */
export function needInstalled() {
  if (!existsSync(projectNode)) throw new Failure("The packages are not installed: run `npm ci`.");
}

/**
 * Exactly what the lock file says. `npm ci` refuses a lock that leaves out other platforms' optional packages, as npm writes it where a
 * registry lacks them; `npm install` takes the same versions from it.
 */
async function npmCi(note) {
  const quiet = ["--no-audit", "--no-fund", "--no-progress"];
  const exact = await run("npm", ["ci", ...quiet], { onLine: note });
  if (exact.code === 0 || !exact.output.includes("EUSAGE")) return exact;
  return run("npm", ["install", "--no-save", ...quiet], { onLine: note });
}

/** Installs the packages when they are missing or older than the lock file. */
export async function install() {
  if (isInstalled()) return;
  await step("Installing the packages", async (note) => {
    const { code, output } = await npmCi((line) => !line.startsWith("npm ") && note(line));
    if (code !== 0) throw new Failure(`${output.trim()}\n\nThe packages could not be installed, as npm says above.`);
    writeFileSync(stamp, digest());
  });
}

/** Carries on with the Node of the packages: does not return when that needs another process. */
export async function switchToProjectNode() {
  if (realpathSync(process.execPath) === realpathSync(projectNode)) return;
  const child = spawn(projectNode, process.argv.slice(1), { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  const exited = new Promise((resolve) => {
    child.on("error", () => resolve(undefined));
    child.on("exit", (code) => resolve(code ?? 1));
  });
  delegate();
  atEnd(() => {
    child.kill("SIGTERM");
    return exited;
  });
  const code = await exited;
  if (code === undefined) {
    throw new Failure("node_modules/.bin/node does not run: allow install scripts, then `npm rebuild node`.");
  }
  await end(code);
}

/** Everything that a command needs before its own work. */
export async function prepare() {
  checkMachine();
  checkWritable();
  await install();
  await switchToProjectNode();
}
