/** One run at a time for what shares a folder; the lock of a run that was killed is taken over. */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { isAlive, startOf } from "./identity.mjs";
import { atEnd } from "./main.mjs";

function holderOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const lives = (holder) => holder !== undefined && isAlive(holder.pid) && startOf(holder.pid) === holder.start;

const refusal = (what, { pid }) =>
  new Failure(`${what} runs already in this folder (process ${pid}): stop it there, or use that one.`);

/** Takes the lock until the end; `what` names its holder to whoever is refused. Gives whether a killed run had left it. */
export async function takeLock(file, what) {
  mkdirSync(dirname(file), { recursive: true });
  const left = holderOf(file);
  const ours = left?.pid === process.ppid;
  if (lives(left) && !ours) throw refusal(what, left);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, start: startOf(process.pid) }));
  rmSync(file, { force: true });
  try {
    // A link appears whole, and for only one of two that try.
    linkSync(draft, file);
    // Had the other seen the same leftover, it may have removed our link for its own.
    await pause(100);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const holder = holderOf(file);
  if (holder?.pid !== process.pid) throw refusal(what, holder ?? { pid: "unknown" });
  atEnd(() => holderOf(file)?.pid === process.pid && rmSync(file, { force: true }));
  return left !== undefined && !ours;
}
