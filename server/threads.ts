import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { DomainError } from "./domain/errors";
import { type OneByOne, oneByOne } from "./files/one-by-one";
import { perProcess } from "./lazy";

/**
 * Heavy work outside the event loop that answers everybody. `memoryMb` bounds what JavaScript holds; buffers are the work's own to bound.
 * A thread that has answered waits a minute for more of its kind, since starting one takes most of a second; one that came to its bounds,
 * or that is `once`, ends with its piece and takes what it held of memory along.
 */
export type Work = {
  /** The thread's program, from the project's root. It answers each message with one. */
  file: string;
  /** Work of the same kind is done one after the other, so that memory is bounded over all. */
  kind: string;
  memoryMb: number;
  timeoutMs: number;
  once?: boolean;
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
const IDLE_MS = 60_000;
type Lane = { run: OneByOne; waiting: number; idle: Worker | null; timer?: NodeJS.Timeout };
const lanes = perProcess("threads", () => new Map<string, Lane>());

/** Gives `question` to a thread and returns what it posts. Throws ThreadEnded, UNAVAILABLE `busy` where too many wait, and what the thread throws. */
export async function inThread<Answer>(work: Work, question: unknown): Promise<Answer> {
  const lane: Lane = lanes.get(work.kind) ?? { run: oneByOne(), waiting: 0, idle: null };
  lanes.set(work.kind, lane);
  if (lane.waiting >= MOST_WAITING) throw new DomainError("UNAVAILABLE", "busy", { seconds: 30 });
  lane.waiting += 1;
  try {
    return await lane.run(() => run<Answer>(lane, work, question));
  } finally {
    lane.waiting -= 1;
  }
}

function start(lane: Lane, { file, memoryMb }: Work): Worker {
  const thread = new Worker(join(/* turbopackIgnore: true */ process.cwd(), file), {
    execArgv: ["--import", "tsx"],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 },
    stdout: true,
    stderr: true,
  });
  // Libraries say on the console what they think of a file; one that fails while it waits for work is replaced.
  thread.stdout.resume();
  thread.stderr.resume();
  thread.once("exit", () => {
    if (lane.idle === thread) lane.idle = null;
  });
  return thread.on("error", () => undefined);
}

async function run<Answer>(lane: Lane, work: Work, question: unknown): Promise<Answer> {
  const thread = lane.idle ?? start(lane, work);
  lane.idle = null;
  clearTimeout(lane.timer);
  thread.ref();
  const over = new AbortController();
  const { signal } = over;
  const ended = (how: string) => () => {
    throw new ThreadEnded(work.file, how);
  };
  try {
    thread.postMessage(question);
    const answer = await Promise.race([
      once(thread, "message", { signal }).then(([said]: Answer[]) => said as Answer),
      once(thread, "exit", { signal }).then(ended("no answer")),
      pause(work.timeoutMs, null, { signal }).then(ended("time")),
    ]);
    if (work.once) void thread.terminate();
    else rest(lane, thread);
    return answer;
  } catch (error) {
    await thread.terminate();
    throw isOutOfMemory(error) ? new ThreadEnded(work.file, "memory") : error;
  } finally {
    over.abort();
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";

/** Keeps a thread for the next piece; a process that has nothing else to do does not wait for it. */
function rest(lane: Lane, thread: Worker): void {
  lane.idle = thread;
  thread.unref();
  lane.timer = setTimeout(() => void thread.terminate(), IDLE_MS).unref();
}
