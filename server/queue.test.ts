import { Logger, run, type TaskList } from "graphile-worker";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { forgetOld, makeHeartbeat, releaseDeadLocks } from "./heartbeat";
import { openPool } from "./postgres";
import { isQueueError, watchQueue } from "./queue";
import { testDatabase } from "./testing/database";

const { db, url } = await testDatabase();
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000, interval: 50 });
const logger = new Logger(() => () => undefined);

const lock = (pool: string, seconds: number) => db.$executeRaw`
  UPDATE graphile_worker._private_jobs SET locked_by = ${pool}, locked_at = now() - ${seconds} * interval '1 second', attempts = 1`;
const lockedBy = async () => {
  const rows = await db.$queryRaw<{ by: string | null }[]>`SELECT locked_by AS by FROM graphile_worker._private_jobs`;
  return rows.map(({ by }) => by);
};
const empty = () => db.$executeRaw`TRUNCATE graphile_worker._private_jobs`;

describe("locks of workers", () => {
  it("are released once their worker has not beaten for half a minute, and never before", async () => {
    await db.$executeRaw`SELECT graphile_worker.add_job('some', max_attempts => 5)`;
    await lock("pool-1", 45);
    const heartbeat = makeHeartbeat(db, "worker", new Set(["pool-1"]));
    await heartbeat.beat();
    expect(await releaseDeadLocks(db)).toBe(0);
    await db.$executeRaw`UPDATE heartbeat SET beat_at = beat_at - interval '31 seconds'`;
    expect(await releaseDeadLocks(db)).toBe(1);
    expect(await lockedBy()).toEqual([null]);

    // A worker that has only begun, and whose name is not written down yet.
    await lock("pool-2", 5);
    expect(await releaseDeadLocks(db)).toBe(0);
    expect(await lockedBy()).toEqual(["pool-2"]);
    await heartbeat.leave();
    expect(await db.heartbeat.count()).toBe(0);
    await empty();
  });

  it("are given up where a process of another kind beats under the same name", async () => {
    await db.$executeRaw`SELECT graphile_worker.add_job('some', max_attempts => 5)`;
    await lock("pool-1", 45);
    const heartbeat = makeHeartbeat(db, "web", new Set(["pool-1"]));
    await heartbeat.beat();
    expect(await releaseDeadLocks(db)).toBe(1);
    await heartbeat.leave();
    await empty();
  });
});

/** Runs one job while the queue's own words on its end are refused by the database, as where it is away. */
async function runWithoutEnd(task: TaskList[string]) {
  const rejected: unknown[] = [];
  const listeners = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", (reason) => rejected.push(reason));
  await db.$executeRaw`
    CREATE FUNCTION refuse_end() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF current_setting('application_name') = 'cozum worker' AND (TG_OP = 'DELETE' OR NEW.locked_by IS NULL) THEN
        RAISE EXCEPTION 'the disk is full' USING ERRCODE = '53100';
      END IF;
      RETURN coalesce(NEW, OLD);
    END $$`;
  await db.$executeRaw`CREATE TRIGGER refuse BEFORE UPDATE OR DELETE ON graphile_worker._private_jobs FOR EACH ROW EXECUTE FUNCTION refuse_end()`;
  const queue = watchQueue(db);
  const pgPool = openPool(url, { max: 3, purpose: "worker" });
  const runner = await run({
    pgPool,
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 100,
    logger,
    events: queue.events,
    taskList: { some: task },
  });
  try {
    await eventually(() => rejected.length).toBe(1);
    await eventually(async () => (await lockedBy())[0]).toBe([...queue.pools][0]);
    return { settled: await queue.settle(), again: await queue.settle(), rejected };
  } finally {
    await db.$executeRaw`DROP TRIGGER refuse ON graphile_worker._private_jobs`;
    await db.$executeRaw`DROP FUNCTION refuse_end`;
    await runner.stop();
    await pgPool.end();
    process.removeAllListeners("unhandledRejection");
    for (const listener of listeners) process.on("unhandledRejection", listener);
  }
}

describe("a job that ended while the database did not listen", () => {
  it("is not done again where it had succeeded", async () => {
    let times = 0;
    await db.$executeRaw`SELECT graphile_worker.add_job('some', max_attempts => 5)`;
    const { settled, again, rejected } = await runWithoutEnd(async () => {
      times += 1;
    });
    expect([settled, again, times]).toEqual([1, 0, 1]);
    expect(rejected.every(isQueueError)).toBe(true);
    expect(await lockedBy()).toEqual([]);
  });

  it("is tried again, later, where it had failed", async () => {
    await db.$executeRaw`SELECT graphile_worker.add_job('some', max_attempts => 5)`;
    const { settled, again } = await runWithoutEnd(async () => {
      throw new Error("the gateway is away");
    });
    expect([settled, again]).toEqual([1, 0]);
    const [job] = await db.$queryRaw<unknown[]>`
      SELECT attempts, last_error AS error, locked_by AS by, run_at > now() AS later FROM graphile_worker._private_jobs`;
    expect(z.record(z.string(), z.unknown()).parse(job)).toEqual({
      attempts: 1,
      error: "Error: the gateway is away",
      by: null,
      later: true,
    });
    await empty();
  });
});

describe("a rejection that nobody handled", () => {
  it.each([
    Object.assign(new Error("terminating connection"), { code: "57P01" }),
    Object.assign(new Error("connect"), { code: "ECONNREFUSED" }),
    new Error("Connection terminated unexpectedly"),
    new Error("timeout exceeded when trying to connect"),
  ])("is the queue's: %s", (error) => expect(isQueueError(error)).toBe(true));

  it.each([new TypeError("x is not a function"), new Error("23505"), "a text", undefined])("is ours: %s", (error) =>
    expect(isQueueError(error)).toBe(false),
  );
});

it("forgets jobs that failed for good a week ago, and processes that died then", async () => {
  await db.$executeRaw`SELECT graphile_worker.add_job('some', max_attempts => 1) FROM generate_series(1, 3)`;
  await db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET attempts = 1, updated_at = now() - (CASE WHEN id % 3 = 0 THEN 8 ELSE 1 END) * interval '1 day'`;
  await makeHeartbeat(db, "web").beat();
  await makeHeartbeat(db, "worker").beat();
  await db.$executeRaw`UPDATE heartbeat SET beat_at = beat_at - interval '8 days' WHERE kind = 'web'`;
  await forgetOld(db);
  expect(await lockedBy()).toHaveLength(2);
  expect((await db.heartbeat.findMany()).map(({ kind }) => kind)).toEqual(["worker"]);
});
