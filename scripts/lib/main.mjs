/** The frame of every command: one sentence for a failure, and a clean end for every signal. */
import { Failure } from "./failure.mjs";
import { stopAll } from "./processes.mjs";

const SYSTEM_ERRORS = {
  EACCES: (path) => `There is no permission to write ${path}.`,
  EPERM: (path) => `There is no permission to change ${path}.`,
  EROFS: (path) => `${path} is on a file system that cannot be written.`,
  ENOSPC: () => "The disk is full.",
};

const undo = [];
let ending;
let delegated = false;

/** Runs at the end, however it comes, after all processes have stopped. */
export const atEnd = (act) => undo.push(act);

export const isEnding = () => ending !== undefined;

/** From now on another process does the work and the talking. */
export const delegate = () => {
  delegated = true;
};

export const say = (line = "") => process.stdout.write(`${line}\n`);

async function finish(code) {
  await stopAll();
  for (const act of undo.reverse()) await act();
  process.exit(code);
}

/** Stops everything in order and leaves; the first call decides the code. */
export function end(code) {
  ending ??= finish(code).catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
  return ending;
}

function explain(error) {
  if (error instanceof Failure) return error.message;
  return SYSTEM_ERRORS[error.code]?.(error.path ?? "this folder") ?? error.stack ?? String(error);
}

async function failed(error) {
  if (!isEnding()) process.stderr.write(`\n${explain(error)}\n`);
  await end(error instanceof Failure ? error.exitCode : 1);
}

/** npm passes a signal to the shell between us, which dies of it alone. */
function followShell(stop) {
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && stop(), 500).unref();
}

/** Runs a command's work; `interrupted` is its exit code when a signal ends it. */
export async function main(work, { interrupted = 0 } = {}) {
  const stop = () => {
    if (isEnding()) return;
    if (!delegated) say("\nStopping …");
    end(interrupted);
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, stop);
  // A reader that has gone away, as in `npm test | head`.
  process.stdout.on("error", stop);
  if (process.channel) {
    process.on("disconnect", stop);
    process.channel.unref();
  }
  if (process.env.npm_lifecycle_event) followShell(stop);
  process.on("uncaughtException", failed);
  try {
    await work();
  } catch (error) {
    await failed(error);
  }
}
