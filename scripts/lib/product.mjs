/** The product's two processes, the web server and the worker: started together, each alone, or each kept running by itself. */
import { openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { isEnding, say } from "./main.mjs";
import { isFree } from "./ports.mjs";
import { keep, root } from "./processes.mjs";
import { supervise } from "./supervise.mjs";

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

/** Where this machine reaches a web server that listens on `host`. */
const addressOf = ({ host, port }) => {
  const reached = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? (host.includes(":") ? `[${host}]` : host);
  return `http://${reached}:${port}`;
};

async function answers(at) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      const response = await fetch(`${addressOf(at)}/api/health`, { signal: AbortSignal.timeout(20_000) });
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    await pause(100);
  }
  throw new Failure(`The web server did not become ready at ${addressOf(at)}/api/health.`);
}

/** Next answers before it has started whole: what every answer carries is there before it. */
const FIRST = ["--import", new URL("./web-first.mjs", import.meta.url).href];
const nextBin = () => join(root, "node_modules/next/dist/bin/next");

/** The default of HOST: only what runs on this machine reaches the web server, as the proxy before it does. */
const LOCAL = "127.0.0.1";

/** How each of the two is started. It writes to its file in `logs`, else to the screen; a file that is there is gone on with. */
function processesOf({ port, host = LOCAL, env, logs = {}, develop = false }) {
  const node = (args, log) => {
    const output = log ? openSync(log, "a") : "inherit";
    return keep(process.execPath, args, { env: { NEXT_TELEMETRY_DISABLED: "1", ...env }, output });
  };
  const worker = develop
    ? [join(root, "node_modules/tsx/dist/cli.mjs"), "watch", "--clear-screen=false", "server/worker.ts"]
    : ["--import", "tsx", "server/worker.ts"];
  return {
    web: () => node([...FIRST, nextBin(), develop ? "dev" : "start", "-H", host, "-p", String(port)], logs.web),
    worker: () => node(worker, logs.worker),
  };
}

/** Starts both and waits until the web server answers. `died` never resolves, and rejects when one of them ends by itself. */
export async function startProduct({ host = LOCAL, ...how }) {
  for (const log of Object.values(how.logs ?? {})) rmSync(log, { force: true });
  const start = processesOf({ host, ...how });
  const web = start.web();
  const worker = start.worker();
  const died = Promise.race([watched("web server", web, how.logs?.web), watched("worker", worker, how.logs?.worker)]);
  died.catch(() => {});
  await Promise.race([answers({ host, port: how.port }), died]);
  return { web, worker, died };
}

/** One of the two alone, for whoever restarts it: systemd, a container. Resolves with its exit code. */
export const startAlone = (which, how) => processesOf(how)[which]().exited;

/**
 * Keeps both running, each by itself, and tells of each end in a line as the product's own logs have. `ready` resolves when the web server
 * first answers; `over` rejects when one says that it never can run, and resolves when all stops.
 */
export function superviseProduct(how) {
  const start = processesOf(how);
  const ended = ({ name, code, again }) =>
    say(
      JSON.stringify({
        time: new Date().toISOString(),
        level: "error",
        event: "process.ended",
        process: name,
        code,
        again_ms: again,
      }),
    );
  const over = Promise.all([
    supervise("web server", start.web, { stopping: isEnding, ended }),
    supervise("worker", start.worker, { stopping: isEnding, ended }),
  ]);
  over.catch(() => {});
  return { ready: answers({ host: how.host ?? LOCAL, port: how.port }), over };
}
