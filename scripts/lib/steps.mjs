/** Shows what is being done and for how long. */
import { isEnding, say } from "./main.mjs";

const EVERY = 5000;

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs `work(note)` under a title; what it last noted is repeated while it lasts. */
export async function step(title, work) {
  const begun = performance.now();
  let last = "";
  say(`  …  ${title}`);
  const timer = setInterval(() => {
    if (!isEnding()) say(`     ${title}, ${seconds(begun)}${last ? `: ${last}` : ""}`);
  }, EVERY);
  const note = (text) => {
    last = text.trim() || last;
  };
  try {
    const result = await work(note);
    if (!isEnding()) say(`  ✓  ${title} (${seconds(begun)})`);
    return result;
  } catch (error) {
    if (!isEnding()) say(`  ✗  ${title} (${seconds(begun)})`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
