import { Logger, runOnce } from "graphile-worker";
import sharp from "sharp";
import { afterAll, expect, it } from "vitest";
import { openPool } from "@/server/postgres";
import { giveCallFile } from "@/server/services/calls/files";
import { createContext } from "@/server/services/context";
import { expectMedia } from "@/server/services/incoming/expect-media";
import { storeIncoming } from "@/server/services/incoming/store";
import { receive } from "@/server/services/requests/receive";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { startGraph } from "@/server/testing/graph";
import { as, intake, makeMunicipality } from "@/server/testing/municipality";
import { toolsOf } from "@/server/worker-tools";
import { cronItems, tasksOf, tasksWithRows, urgentTasksOf } from ".";

const { db, url } = await testDatabase();
const cast = await makeMunicipality(db);
const META = { token: "sample-token", phoneNumberId: "200000000000002" };
const graph = await startGraph(META);
await makeConnection(db, "whatsapp", { verifyToken: "word", appSecret: "secret", ...META, graphUrl: graph.url });
afterAll(() => graph.stop());

const pgPool = openPool(url, { max: 6, purpose: "worker" });
afterAll(() => pgPool.end());

const truncate = () => db.$executeRaw`TRUNCATE graphile_worker._private_jobs`;
const logger = new Logger(() => () => undefined);
/** One minute of the timetable: every job that has a time, and whatever those put into the queue. */
async function everyTime(): Promise<void> {
  for (const { task } of cronItems()) await db.$executeRaw`SELECT graphile_worker.add_job(${task}, max_attempts => 1)`;
  const taskList = { ...tasksOf(toolsOf(db)), ...urgentTasksOf(toolsOf(db)) };
  await runOnce({ pgPool, taskList, concurrency: 4, noHandleSignals: true, logger });
}

let mediaId = 300_000_000_000_000;
/** A file of a chat that waits to be fetched. */
async function waitingFile(): Promise<number> {
  const ctx = await as(db, cast.agent);
  const { request } = await receive(ctx, intake());
  const id = String(++mediaId);
  graph.media.set(
    id,
    await sharp({ create: { width: 40, height: 30, channels: 3, background: "#888" } })
      .jpeg()
      .toBuffer(),
  );
  const media = [{ id, kind: "image" as const, mime: "image/jpeg", filename: null }];
  await db.$transaction((tx) => expectMedia(ctx, tx, { requestId: request.id, vendor: "whatsapp", media }));
  return request.id;
}
const filesOf = async (requestId: number) =>
  (await db.attachment.findMany({ where: { requestId } })).map(({ state }) => state);

it("names for every task the rows that it is derived from, and a task with a time that finds them", () => {
  const timed = cronItems().map(({ task }) => task);
  for (const { task, from, enqueuedBy } of tasksWithRows()) {
    expect(from).not.toBe("");
    expect(timed).toContain(enqueuedBy ?? task);
  }
});

it("does all that waits in rows although every job was lost", async () => {
  const requestId = await waitingFile();
  for (const urgent of [false, true])
    await storeIncoming(await createContext(db, { kind: "channel", channel: "whatsapp" }), {
      vendor: "whatsapp",
      body: new TextEncoder().encode("{}"),
      urgent,
    });
  const file = { vendor: "asterisk", name: "Master.csv", body: new TextEncoder().encode("a,b\n") };
  await giveCallFile(await as(db, cast.manager), file);
  expect(await db.message.count({ where: { state: "queued" } })).toBeGreaterThan(0);
  await db.message.updateMany({ where: { state: "queued" }, data: { nextAt: new Date() } });

  await truncate();
  await everyTime();
  expect(await filesOf(requestId)).toEqual(["stored"]);
  expect(await db.incoming.count({ where: { state: "waiting" } })).toBe(0);
  expect(await db.callFile.count({ where: { state: { not: "done" } } })).toBe(0);
  expect(await db.message.count({ where: { state: { in: ["queued", "taken"] } } })).toBe(0);
});

it("fetches a file whose job failed for good without refusing it, and leaves one that is being tried alone", async () => {
  const lost = await waitingFile();
  const tried = await waitingFile();
  const jobs = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM graphile_worker.jobs WHERE task_identifier = 'fetch-media' ORDER BY id`;
  await db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = 'connection lost' WHERE id = ${jobs[0]?.id ?? ""}::bigint`;
  await db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET attempts = 3, run_at = now() + interval '1 hour' WHERE id = ${jobs[1]?.id ?? ""}::bigint`;
  await everyTime();
  expect(await filesOf(lost)).toEqual(["stored"]);
  expect(await filesOf(tried)).toEqual(["waiting"]);
  const [job] = await db.$queryRaw<{ attempts: number }[]>`
    SELECT attempts FROM graphile_worker.jobs WHERE task_identifier = 'fetch-media'`;
  expect(job?.attempts).toBe(3);
});
