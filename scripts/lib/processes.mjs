/** Child processes that end with us, however we end. */
import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const keeper = fileURLToPath(new URL("./keeper.mjs", import.meta.url));
const kept = new Set();

/** Starts a long-running command; `stop` sends its signal and waits, `exited` gives its code. */
export function keep(command, args, options = {}) {
  const { env = {}, cwd = root, signal = "SIGTERM", grace = 15_000, output = "inherit", uid, gid, remove } = options;
  const order = JSON.stringify({ command, args, signal, grace, uid, gid, remove });
  const child = spawn(process.execPath, [keeper, order], {
    cwd,
    env: { ...process.env, PATH: `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH}`, ...env },
    stdio: ["pipe", output, output],
    detached: true,
  });
  child.stdin.on("error", () => {});
  const exited = new Promise((resolve) => {
    child.on("error", () => resolve(127));
    child.on("close", (code) => resolve(code ?? 1));
  });
  const stop = () => {
    child.stdin.end();
    return exited;
  };
  const one = { child, exited, stop };
  kept.add(one);
  exited.then(() => kept.delete(one));
  return one;
}

/** Stops all that still run, the latest first, so that nobody loses what it was started upon. */
export async function stopAll() {
  for (const one of [...kept].reverse()) await one.stop();
}

/** Runs a command to its end, collecting what it writes; `onLine` hears each line as it comes. */
export async function run(command, args, { onLine, ...options } = {}) {
  const one = keep(command, args, { ...options, output: "pipe" });
  let output = "";
  let rest = "";
  const hear = (chunk) => {
    output += chunk;
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? "";
    for (const line of lines) onLine?.(line);
  };
  one.child.stdout.setEncoding("utf8").on("data", hear);
  one.child.stderr.setEncoding("utf8").on("data", hear);
  const code = await one.exited;
  if (rest) onLine?.(rest);
  return { code, output };
}
