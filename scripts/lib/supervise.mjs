/** Keeps a process of the product running, each by itself: one that ends is started again, and the others go on. */
import { setTimeout as pause } from "node:timers/promises";
import { BAD_SETTINGS, Failure } from "./failure.mjs";

/** One that ends at once again and again is started ever more seldom, and never given up; after staying up it counts as well again. */
const PAUSES = { first: 1_000, longest: 60_000, steady: 60_000 };

/**
 * `start` gives a running process (keep() in processes.mjs), `ended` is told of each end with the pause that follows. Ends when `stopping`
 * says so; throws where the process says that it can never run with these settings.
 */
export async function supervise(name, start, { stopping, ended, pauses = PAUSES }) {
  let next = pauses.first;
  for (;;) {
    const begun = performance.now();
    const code = await start().exited;
    if (stopping()) return;
    if (code === BAD_SETTINGS) throw new Failure(`The ${name} cannot run with these settings.`, BAD_SETTINGS);
    if (performance.now() - begun >= pauses.steady) next = pauses.first;
    ended({ name, code, again: next });
    await pause(next);
    if (stopping()) return;
    next = Math.min(2 * next, pauses.longest);
  }
}
