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

/** Class 08 connection, 53 resources, 57P shut down or starting, 55000 a database that takes no connections; then Node's and Prisma's. */
const AWAY =
  /^(08\w{3}|53\w{3}|57P\d\d|55000|ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|P10(0[128]|17)|P2024|P2028)$/;
const AWAY_TEXT =
  /terminating connection|connection terminated|closed the connection|not currently accepting connections|timeout expired|timeout exceeded when trying to connect/i;

/** Whether an error says that the database could not be reached, wherever in its chain of causes. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (depth > 5 || typeof error !== "object" || error === null) return false;
  const { code, originalCode, message, originalMessage, kind, cause }: Record<string, unknown> = {
    ...error,
    ...named(error),
  };
  if ([code, originalCode].some((one) => typeof one === "string" && AWAY.test(one))) return true;
  if ([message, originalMessage].some((one) => typeof one === "string" && AWAY_TEXT.test(one))) return true;
  if (kind === "DatabaseNotReachable" || kind === "ConnectionClosed" || kind === "SocketTimeout") return true;
  return isDatabaseAway(cause, depth + 1);
}

/** What an Error keeps out of a spread. */
const named = (error: object): Record<string, unknown> =>
  error instanceof Error ? { message: error.message, cause: error.cause } : {};
