import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { getImport } from "@/server/services/cimer/get-import";
import { keepFile } from "@/server/services/cimer/keep-file";
import { setColumns } from "@/server/services/cimer/mapping";
import { startImport } from "@/server/services/cimer/start-import";
import { createContext } from "@/server/services/context";
import { verifySums } from "@/server/services/reports/sums";
import { testDatabase } from "@/server/testing/database";
import { makeMunicipality } from "@/server/testing/municipality";

const { db, url } = await testDatabase();
const cast = await makeMunicipality(db);
const ROWS = 3000;
const alive = new Set<ChildProcess>();

/** The worker as it runs beside the web server. */
function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", "server/worker.ts"], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      SMS_LOG_FILE: join(mkdtempSync(join(tmpdir(), "cozum-cimer-")), "sms.jsonl"),
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  alive.add(worker);
  return worker;
}

async function end(worker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  alive.delete(worker);
  const exit = once(worker, "exit");
  worker.kill(signal);
  await exit;
}

afterEach(async () => {
  for (const worker of alive) await end(worker, "SIGKILL");
});

const agent = () => createContext(db, cast.agent);
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 60_000, interval: 25 });

it("goes on where it was killed, twice over, and opens each request once", { timeout: 180_000 }, async () => {
  const lines = Array.from(
    { length: ROWS },
    (_, place) =>
      `${2600500000 + place};20.10.2026;Örnek kaldırım taşı ${place};Örnek Vatandaş ${place};0500 0${String(100_000 + place)} 0`,
  );
  const bytes = Buffer.from(["Başvuru No;Tarih;Metin;Ad Soyad;Telefon", ...lines].join("\n"));
  const { id } = await keepFile(await agent(), { name: "ornek.csv", bytes });
  const file = async () => getImport(await agent(), { id });
  const imported = async () => (await file()).imported;
  /** As if the minute of a dead worker's lease were over; its job is left to the timetable's next look. */
  const after = async () => {
    await db.cimerImport.update({ where: { id }, data: { busyUntil: null } });
    await db.$executeRaw`SELECT graphile_worker.add_job('import-cimer', max_attempts => 1)`;
  };

  let worker = startWorker();
  await eventually(async () => (await file()).state).toBe("mapping");
  await setColumns(await agent(), { id, columns: { number: 0, date: 1, text: 2, name: 3 } });
  await eventually(async () => (await file()).state).toBe("ready");
  await startImport(await agent(), { id });
  for (const least of [1, ROWS / 2]) {
    await eventually(imported).toBeGreaterThanOrEqual(least);
    await end(worker, "SIGKILL");
    await after();
    worker = startWorker();
  }
  await eventually(async () => (await file()).state).toBe("done");
  expect(await file()).toMatchObject({ imported: ROWS, fresh: 0, invalid: 0, known: 0 });
  expect(await db.request.count()).toBe(ROWS);
  expect(await db.cimerCase.count()).toBe(ROWS);
  expect((await db.yearCounter.findMany()).map(({ last }) => last)).toEqual([ROWS]);
  expect(await verifySums(db)).toEqual([]);
});
