import { type DiskSpace, problemsOf, type SystemState } from "./domain/system";
import { newClient, prepareSession } from "./postgres";
import { readSystemState, SYSTEM_STATE_SQL } from "./services/system/state";

/** An answer is given within about this time, whatever the database does. */
const ANSWER_MS = 2_000;
/** Many may ask at once, and in short intervals: they share one answer. */
const FRESH_MS = 1_000;

export type Health = {
  /** ok; degraded: people must look, but this process answers and takes requests; down: it cannot reach its database. */
  status: "ok" | "degraded" | "down";
  database: { ok: boolean; ms: number; error?: "unreachable" | "silent" };
  /** Seconds since the worker that was seen last gave a sign of life; null where none ever has. */
  worker: { seconds: number | null } | null;
  /** By kind: rows that are due, and since how many seconds the oldest is. */
  waiting: Record<string, { count: number; oldestSeconds: number | null }> | null;
  /** Where files are stored; null where that is an S3 store, or the disk does not answer. */
  disk: DiskSpace | null;
  problems: string[];
};

const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 1000));

function healthOf(state: SystemState, ms: number): Health {
  const { processes, waiting, disk } = state;
  const problems = problemsOf(state);
  const ages = processes.filter(({ kind }) => kind === "worker").map(({ ageMs }) => ageMs);
  return {
    status: problems.length > 0 ? "degraded" : "ok",
    database: { ok: true, ms },
    worker: { seconds: ages.length > 0 ? seconds(Math.min(...ages)) : null },
    waiting: Object.fromEntries(
      waiting.map(({ kind, count, oldestMs }) => [kind, { count, oldestSeconds: seconds(oldestMs) }]),
    ),
    disk,
    problems: problems.map((problem) => (problem.kind === "waiting" ? `waiting:${problem.work}` : problem.kind)),
  };
}

const TIMED_OUT = Symbol("timed out");

/**
 * Asks the database by a connection of its own, so that neither a full pool nor a hanging server keeps the answer back. No personal
 * data: kinds, numbers and ages only.
 */
export function makeHealth(url: string) {
  let last: { at: number; answer: Promise<Health> } | null = null;

  async function ask(): Promise<Health> {
    const begun = performance.now();
    const ms = () => Math.round(performance.now() - begun);
    const client = newClient(url, "web", "health");
    client.on("error", () => undefined);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<typeof TIMED_OUT>((resolve) => {
      timer = setTimeout(resolve, ANSWER_MS, TIMED_OUT);
    });
    const down = (error: "unreachable" | "silent"): Health => ({
      status: "down",
      database: { ok: false, ms: ms(), error },
      worker: null,
      waiting: null,
      disk: null,
      problems: ["database"],
    });
    const question = (async () => {
      await client.connect();
      await prepareSession(client, "web");
      const { rows } = await client.query<Record<string, unknown>>(SYSTEM_STATE_SQL);
      const answeredMs = ms();
      return healthOf(await readSystemState(rows[0]), answeredMs);
    })();
    try {
      const answer = await Promise.race([question, late]);
      return answer === TIMED_OUT ? down("silent") : answer;
    } catch {
      return down("unreachable");
    } finally {
      clearTimeout(timer);
      // A server that hangs does not take leave.
      question.catch(() => undefined);
      void Promise.race([client.end(), new Promise((done) => setTimeout(done, 100))])
        .catch(() => undefined)
        .finally(() => client.connection?.stream?.destroy());
    }
  }

  return (): Promise<Health> => {
    const now = performance.now();
    if (last && now - last.at < FRESH_MS) return last.answer;
    const answer = ask();
    last = { at: now, answer };
    return answer;
  };
}
