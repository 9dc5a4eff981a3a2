/** Child processes that end with us, however we end. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const keeper = fileURLToPath(new URL("./keeper.mjs", import.meta.url));

/** Starts a long-running command; `stop` sends its signal and waits, `exited` gives its code. */
export function keep(command, args, options = {}) {
  const { env = {}, cwd = root, signal = "SIGTERM", grace = 15_000, output = "inherit", uid, gid, remove } = options;
  const order = JSON.stringify({ command, args, signal, grace, uid, gid, remove });
  const child = spawn(process.execPath, [keeper, order], {
    cwd,
    env: { ...process.env, ...env },
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
  return { child, exited, stop };
}

/** Runs a command to its end, collecting what it writes; `onLine` hears each line as it comes. */
export async function run(command, args, { onLine, onStart, ...options } = {}) {
  const kept = keep(command, args, { ...options, output: "pipe" });
  onStart?.(kept);
  let output = "";
  let rest = "";
  const hear = (chunk) => {
    output += chunk;
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? "";
    for (const line of lines) onLine?.(line);
  };
  kept.child.stdout.setEncoding("utf8").on("data", hear);
  kept.child.stderr.setEncoding("utf8").on("data", hear);
  const code = await kept.exited;
  if (rest) onLine?.(rest);
  return { code, output };
}
