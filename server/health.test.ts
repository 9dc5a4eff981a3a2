import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { beforeEach, describe, expect, it } from "vitest";
import { makeHealth } from "./health";
import { makeHeartbeat } from "./heartbeat";
import { receive } from "./services/requests/receive";
import { systemProblems, systemState } from "./services/system/state";
import { testDatabase } from "./testing/database";
import { as, intake, makeMunicipality } from "./testing/municipality";

const { db, url } = await testDatabase();
const cast = await makeMunicipality(db);
const health = () => makeHealth(url)();
const worker = makeHeartbeat(db, "worker", new Set(["pool-1"]));

beforeEach(async () => {
  await db.heartbeat.deleteMany();
  await db.message.deleteMany();
});
const silent = (seconds: number) =>
  db.$executeRaw`UPDATE heartbeat SET beat_at = beat_at - ${seconds} * interval '1 second'`;

describe("health", () => {
  it("is well while a worker beats and nothing waits for long", async () => {
    await worker.beat();
    expect(await health()).toMatchObject({
      status: "ok",
      database: { ok: true },
      worker: { seconds: 0 },
      waiting: { messages: { count: 0, oldestSeconds: null }, media: { count: 0 }, urgent: { count: 0 } },
      disk: { freeBytes: expect.any(Number), totalBytes: expect.any(Number) },
      problems: [],
    });
  });

  it("says where no worker beats: none ever has, or the last one was seen too long ago", async () => {
    expect(await health()).toMatchObject({ status: "degraded", worker: { seconds: null }, problems: ["worker"] });
    await worker.beat();
    await silent(31);
    expect(await health()).toMatchObject({ status: "degraded", worker: { seconds: 31 }, problems: ["worker"] });
    await makeHeartbeat(db, "worker").beat();
    expect(await health()).toMatchObject({ status: "ok", worker: { seconds: 0 } });
  });

  it("says what waits longer than it may, and nothing of what is not due yet", async () => {
    await worker.beat();
    await receive(await as(db, cast.agent), intake());
    await db.message.updateMany({ data: { nextAt: new Date(Date.now() + 3_600_000) } });
    expect(await health()).toMatchObject({ status: "ok", waiting: { messages: { count: 0 } } });
    await db.message.updateMany({ data: { nextAt: new Date(Date.now() - 6 * 60_000) } });
    const found = await health();
    expect(found).toMatchObject({ status: "degraded", problems: ["waiting:messages"] });
    expect(found.waiting?.messages?.oldestSeconds).toBeGreaterThanOrEqual(360);
  });

  it("holds no word of a citizen", async () => {
    const { request } = await receive(await as(db, cast.agent), intake());
    const told = JSON.stringify(await health());
    expect(told).not.toContain(request.trackingCode);
    expect(told).not.toMatch(/\+90|@/);
  });

  it("answers where the database is away, and where it takes the call and says nothing", async () => {
    expect(await makeHealth("postgresql://nobody@127.0.0.1:1/none")()).toMatchObject({
      status: "down",
      database: { ok: false, error: "unreachable" },
      problems: ["database"],
    });
    const mute = createServer(() => undefined).listen(0, "127.0.0.1");
    await once(mute, "listening");
    const { port } = mute.address() as AddressInfo;
    expect(await makeHealth(`postgresql://nobody@127.0.0.1:${port}/none`)()).toMatchObject({ status: "down" });
    mute.close();
  });

  it("is asked once for many who ask at the same time", async () => {
    const ask = makeHealth(url);
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(one).toBe(other);
  });
});

describe("the state of the system", () => {
  it("is for the administrator, what is wrong for those too who would wonder, and neither for anybody else", async () => {
    await worker.beat();
    expect(await systemState(await as(db, cast.admin))).toMatchObject({ processes: [{ kind: "worker" }] });
    for (const actor of [cast.agent, cast.manager, cast.head])
      await expect(systemState(await as(db, actor))).rejects.toMatchObject({ code: "FORBIDDEN" });
    for (const actor of [cast.admin, cast.agent, cast.manager])
      expect(await systemProblems(await as(db, actor))).toEqual([]);
    await expect(systemProblems(await as(db, cast.head))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
