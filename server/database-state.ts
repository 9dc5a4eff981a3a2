import { setTimeout as pause } from "node:timers/promises";
import type { Db } from "./db";

const TRY_MS = 2_000;
const PAUSE_MS = 250;

async function answersOnce(db: Db, withinMs: number): Promise<boolean> {
  const late = new AbortController();
  try {
    const answer = db.$queryRaw`SELECT 1`.then(() => true);
    answer.catch(() => undefined);
    return await Promise.race([answer, pause(withinMs, false, { signal: late.signal })]);
  } catch {
    return false;
  } finally {
    late.abort();
  }
}

/** Whether the database answers; one that is being restarted is waited for, `patienceMs` at most. */
export async function databaseAnswers(db: Db, patienceMs: number): Promise<boolean> {
  const patience = AbortSignal.timeout(patienceMs);
  do {
    if (await answersOnce(db, Math.min(TRY_MS, patienceMs))) return true;
    await pause(PAUSE_MS);
  } while (!patience.aborted);
  return false;
}
