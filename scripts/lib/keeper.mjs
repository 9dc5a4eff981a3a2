/**
 * Runs one command and never lets it outlive its owner: when the owner closes this process's standard input, or dies in any way,
 * the command gets its stop signal, then SIGKILL when it has not ended in time. Used by keep() in processes.mjs.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { constants } from "node:os";

const { command, args, signal, grace, uid, gid, remove } = JSON.parse(process.argv[2]);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], detached: true, uid, gid });

let stopping = false;
function stop() {
  if (stopping || child.pid === undefined) return;
  stopping = true;
  child.kill(signal);
  setTimeout(() => child.kill("SIGKILL"), grace);
}

function finish(code) {
  try {
    // Whatever the command started and left behind.
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH" && error.code !== "EPERM") throw error;
  }
  if (remove) rmSync(remove, { recursive: true, force: true, maxRetries: 3 });
  process.exit(code);
}

child.on("error", (error) => {
  process.stderr.write(`${command}: ${error.message}\n`);
  finish(127);
});
child.on("exit", (code, killedBy) => finish(code ?? 128 + constants.signals[killedBy]));
process.stdin.on("end", stop).on("error", stop).resume();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, stop);
