import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { DomainError } from "./domain/errors";
import { type OneByOne, oneByOne } from "./files/one-by-one";
import { perProcess } from "./lazy";

/**
 * Heavy work outside the event loop that answers everybody: a thread of its own for each piece, which ends with it and takes what it
 * held of memory along. `memoryMb` bounds what JavaScript holds; buffers are the work's own to bound.
 */
export type Work = {
  /** The thread's program, from the project's root. It posts one message. */
  file: string;
  /** Work of the same kind is done one after the other, so that memory is bounded over all. */
  kind: string;
  memoryMb: number;
  timeoutMs: number;
};

/** It took more time or memory than is given, or ended without an answer. */
export class ThreadEnded extends Error {
  constructor(file: string, how: string) {
    super(`${file} ended: ${how}`);
    this.name = "ThreadEnded";
  }
}

/** Whoever comes later is asked to come again. */
const MOST_WAITING = 8;
type Lane = { run: OneByOne; waiting: number };
const lanes = perProcess("threads", () => new Map<string, Lane>());

/** Gives `question` to a thread and returns what it posts. Throws ThreadEnded, UNAVAILABLE `busy` where too many wait, and what the thread throws. */
export async function inThread<Answer>(work: Work, question: unknown): Promise<Answer> {
  const lane: Lane = lanes.get(work.kind) ?? { run: oneByOne(), waiting: 0 };
  lanes.set(work.kind, lane);
  if (lane.waiting >= MOST_WAITING) throw new DomainError("UNAVAILABLE", "busy", { seconds: 30 });
  lane.waiting += 1;
  try {
    return await lane.run(() => run<Answer>(work, question));
  } finally {
    lane.waiting -= 1;
  }
}

function run<Answer>({ file, memoryMb, timeoutMs }: Work, question: unknown): Promise<Answer> {
  const thread = new Worker(join(/* turbopackIgnore: true */ process.cwd(), file), {
    workerData: question,
    execArgv: ["--import", "tsx"],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 },
    // Libraries say on the console what they think of a file.
    stdout: true,
    stderr: true,
  });
  return new Promise<Answer>((resolve, reject) => {
    const end = (how: string) => reject(new ThreadEnded(file, how));
    const timer = setTimeout(() => {
      end("time");
      void thread.terminate();
    }, timeoutMs);
    thread.once("message", (answer: Answer) => resolve(answer));
    thread.once("messageerror", reject);
    thread.once("error", (error: Error & { code?: string }) =>
      error.code === "ERR_WORKER_OUT_OF_MEMORY" ? end("memory") : reject(error),
    );
    thread.once("exit", () => {
      clearTimeout(timer);
      end("no answer");
    });
  });
}
