import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, it } from "vitest";
import { z } from "zod";
import { connect, type Db } from "./db";
import { startCrashingPostgres } from "./testing/crashing-postgres";
import { makeMunicipality } from "./testing/municipality";

const postgres = await startCrashingPostgres();
const file = join(mkdtempSync(join(tmpdir(), "cozum-worker-")), "sms.jsonl");
const alive = new Set<ChildProcess>();

/** The worker, with every line of its log as it comes. */
function startWorker() {
  const child = spawn(process.execPath, ["--import", "tsx", "server/worker.ts"], {
    env: { ...process.env, DATABASE_URL: postgres.url, SMS_LOG_FILE: file, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  alive.add(child);
  const lines: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => lines.push(...text.split("\n").filter(Boolean)));
  return { child, lines };
}

async function withDb<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const db = connect(postgres.url, 4, "worker");
  try {
    return await work(db);
  } finally {
    await db.$disconnect();
  }
}

afterEach(async () => {
  for (const child of alive) {
    const gone = once(child, "exit");
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL");
      await gone;
    }
  }
  alive.clear();
});
afterAll(() => postgres.stop());

const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 60_000, interval: 100 });
const sent = () => (existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : []);
const messages = (count: number) =>
  Array.from({ length: count }, () => ({
    direction: "outgoing" as const,
    medium: "sms" as const,
    address: "+905000000014",
    body: "Başvurunuz alındı: 2026-000001",
    state: "queued" as const,
    createdAt: new Date(),
    nextAt: new Date(),
    stateAt: new Date(),
  }));

it("outlives a database that is killed in the middle of its work, and then loses nothing and does nothing twice", async () => {
  await withDb(makeMunicipality);
  const { child, lines } = startWorker();
  const ROUNDS = 3;
  const EACH = 60;
  for (let round = 1; round <= ROUNDS; round += 1) {
    await withDb(async (db) => {
      await db.message.createMany({ data: messages(EACH) });
      // Many jobs, so that some end while the database is gone.
      await db.$executeRaw`SELECT graphile_worker.add_job('deliver-messages', max_attempts => 1) FROM generate_series(1, 20)`;
    });
    const before = sent().length;
    await eventually(() => sent().length).toBeGreaterThan(before + 5 * round);
    await postgres.kill();
    await postgres.startAgain();
  }
  await withDb(async (db) => {
    // What it had taken when the database went is of nobody any more, as after two minutes.
    await db.$executeRaw`UPDATE message SET taken_at = taken_at - interval '3 minutes' WHERE state = 'taken'`;
    await db.$executeRaw`SELECT graphile_worker.add_job('sweep-messages')`;
    await eventually(() => db.message.count({ where: { state: "taken" } })).toBe(0);
    // What is asked about, and what goes again then, each after its minutes.
    for (const state of ["unknown", "queued"] as const) {
      await db.message.updateMany({ where: { state }, data: { nextAt: new Date() } });
      await db.$executeRaw`SELECT graphile_worker.add_job('sweep-messages'), graphile_worker.add_job('deliver-messages')`;
      await eventually(() => db.message.count({ where: { state } })).toBe(0);
    }
    expect(await db.message.count({ where: { state: { not: "accepted" } } })).toBe(0);
    // No job is left locked for the queue's four hours.
    await eventually(async () => {
      const [row] = await db.$queryRaw<[{ count: number }]>`
        SELECT count(*)::int AS count FROM graphile_worker._private_jobs WHERE locked_at < now() - interval '5 seconds'`;
      return row.count;
    }).toBe(0);
    const ids = sent().map((line) => z.object({ id: z.number() }).parse(JSON.parse(line)).id);
    const owed = await db.message.findMany({ select: { id: true }, orderBy: { id: "asc" } });
    expect(ids.sort((a, b) => a - b)).toEqual(owed.map(({ id }) => id));
    expect(owed).toHaveLength(ROUNDS * EACH);
  });
  expect(child.exitCode).toBeNull();
  expect(lines.every((line) => typeof JSON.parse(line) === "object")).toBe(true);
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  expect(await gone).toEqual([0, null]);
}, 180_000);

it("waits for a database that is not there yet", async () => {
  await postgres.kill();
  const { child, lines } = startWorker();
  await eventually(() => lines.join("\n")).toContain("queue.ended");
  await postgres.startAgain();
  await withDb((db) =>
    eventually(() => db.heartbeat.count({ where: { kind: "worker", pools: { isEmpty: false } } })).toBe(1),
  );
  expect(child.exitCode).toBeNull();
}, 120_000);
