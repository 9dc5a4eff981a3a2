import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Given, Task } from "./worker";

const STRETCH = 5_000;

const stretches = (what: Task["what"], count: number): Task[] =>
  Array.from({ length: Math.ceil(count / STRETCH) }, (_, index) => ({
    what,
    from: index * STRETCH,
    to: Math.min(count, (index + 1) * STRETCH),
  }));

/** Tells and copies all rows over a few threads; `tell` hears how many of each kind are written. */
export async function fill(given: Given, tell: (what: Task["what"], rows: number) => void): Promise<void> {
  const { plan, calls } = given;
  const tasks = [
    ...stretches("requests", plan.count),
    ...stretches("calls", calls.count),
    ...stretches("citizens", plan.citizens.count),
  ];
  const threads = Math.max(1, Math.min(availableParallelism(), 4, Math.ceil(tasks.length / 4)));
  await Promise.all(Array.from({ length: threads }, () => thread(given, tasks, tell)));
}

function thread(given: Given, tasks: Task[], tell: (what: Task["what"], rows: number) => void): Promise<void> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: given,
    // Rows are thrown away as soon as they are written: room for them spares most of the collecting.
    resourceLimits: { maxYoungGenerationSizeMb: 96 },
  });
  return new Promise((resolve, reject) => {
    worker.on("message", (done: Task | null) => {
      if (done) tell(done.what, done.to - done.from);
      worker.postMessage(tasks.shift() ?? "end");
    });
    worker.on("error", reject);
    worker.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`A thread of the seed ended with ${code}`)),
    );
  });
}
