import { parentPort, workerData } from "node:worker_threads";
import type { Calls } from "./calls";
import { type Copier, openCopier } from "./copy";
import { type Merged, mergedOf } from "./history";
import type { Plan } from "./plan-shape";
import { callLines, citizenLines, requestLines } from "./tables";

/** A stretch of one of the plans, and the thread's answer once it is written. */
export type Task = { what: "requests" | "citizens" | "calls"; from: number; to: number };
export type Given = { url: string; unchecked: boolean; plan: Plan; calls: Calls };

const STEP = 500;

async function run({ plan, calls }: Given, copier: Copier, merged: Merged, { what, from, to }: Task): Promise<void> {
  for (let start = from; start < to; start += STEP) {
    const end = Math.min(to, start + STEP);
    if (what === "requests") await copier.write(requestLines(plan, merged, start, end));
    else if (what === "citizens") await copier.write(citizenLines(plan, start, end));
    else await copier.write(callLines(plan, calls, start, end));
  }
}

const port = parentPort;
if (port) {
  const given = workerData as Given;
  const copier = openCopier(given.url, given.unchecked);
  const merged = mergedOf(given.plan);
  port.on("message", (task: Task | "end") => {
    const done = task === "end" ? copier.end() : run(given, copier, merged, task);
    done.then(
      () => (task === "end" ? port.close() : port.postMessage(task)),
      (error: unknown) => {
        throw error;
      },
    );
  });
  port.postMessage(null);
}
