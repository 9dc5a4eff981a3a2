/** The product's two processes: the web server and the worker beside it. */
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { isFree } from "./ports.mjs";
import { keep, root } from "./processes.mjs";

const TRIES = 600;

/** The wanted port, refused in one sentence when it is taken; `patient` waits for a killed run's server to be gone. */
export async function needPort(value, patient = false) {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Failure(`PORT=${value} is not a port.`);
  for (let tries = patient ? 100 : 1; tries > 0; tries -= 1) {
    if ((await isFree(port)) && (await isFree(port, "127.0.0.1"))) return port;
    if (tries > 1) await pause(100);
  }
  throw new Failure(
    `Port ${port} is taken by another program: stop that one, or choose a port, as in PORT=${port + 100} npm run …`,
  );
}

const tail = (file) => (file ? `:\n${readFileSync(file, "utf8").trim().split("\n").slice(-25).join("\n")}` : ".");

function watched(name, process, log) {
  const died = process.exited.then((code) => {
    throw new Failure(`The ${name} ended by itself with code ${code}${tail(log)}`);
  });
  died.catch(() => {});
  return died;
}

async function answers(port) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(20_000) });
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    await pause(100);
  }
  throw new Failure(`The web server did not become ready at http://127.0.0.1:${port}/api/health.`);
}

const nextBin = () => join(root, "node_modules/next/dist/bin/next");

/**
 * Starts both and waits until the web server answers. Each writes to its file in `logs`, else to the screen.
 * `died` never resolves, and rejects when one of them ends by itself.
 */
export async function startProduct({ port, env, logs = {}, develop = false }) {
  const output = (file) => (file ? openSync(file, "w") : "inherit");
  const node = (args, log) =>
    keep(process.execPath, args, { env: { NEXT_TELEMETRY_DISABLED: "1", ...env }, output: output(log) });
  const web = node([nextBin(), develop ? "dev" : "start", "-p", String(port)], logs.web);
  const worker = node(
    develop
      ? [join(root, "node_modules/tsx/dist/cli.mjs"), "watch", "--clear-screen=false", "server/worker.ts"]
      : ["--import", "tsx", "server/worker.ts"],
    logs.worker,
  );
  const died = Promise.race([watched("web server", web, logs.web), watched("worker", worker, logs.worker)]);
  died.catch(() => {});
  await Promise.race([answers(port), died]);
  return { web, worker, died };
}
