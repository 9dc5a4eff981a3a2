import { afterEach, describe, expect, it } from "vitest";
import { checkInstants } from "@/server/instants";
import { testDatabase } from "@/server/testing/database";
import { makeMunicipality } from "@/server/testing/municipality";
import { BAD_SETTINGS } from "../../scripts/lib/failure.mjs";
import { startInstance, stop, stopInstances } from "./instance";

const { db, url } = await testDatabase();
// As the first start does on an empty database.
await checkInstants(url);
await makeMunicipality(db);
const start = (args: readonly string[], env: Record<string, string> = {}) => startInstance(url, args, env);
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 60_000, interval: 100 });
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

afterEach(stopInstances);

describe("npm start", () => {
  it("starts each again that dies, while the other goes on, and stops both in order", async () => {
    const product = await start([]);
    await eventually(() => product.get("/api/health/live")).toBe(200);
    await eventually(() => product.pids("worker").length).toBe(1);
    const [web = 0] = product.pids("web");
    const [worker = 0] = product.pids("worker");

    process.kill(worker, "SIGKILL");
    await eventually(product.ended).toEqual(["worker"]);
    expect(await product.get("/login")).toBe(200);
    await eventually(() => product.pids("worker").length).toBe(2);
    expect(product.pids("web")).toEqual([web]);
    expect(isAlive(web)).toBe(true);

    const [, second = 0] = product.pids("worker");
    process.kill(web, "SIGKILL");
    await eventually(product.ended).toEqual(["worker", "web server"]);
    expect(isAlive(second)).toBe(true);
    await eventually(() => product.get("/api/health/live")).toBe(200);
    expect(product.pids("worker")).toEqual([worker, second]);

    const now = [...product.pids("web"), ...product.pids("worker")];
    expect(await stop(product)).toBe(0);
    expect(now.filter(isAlive)).toEqual([]);
    await eventually(() =>
      db.heartbeat.count({ where: { kind: "worker", beatAt: { gt: new Date(Date.now() - 1000) } } }),
    ).toBe(0);
  }, 180_000);

  it.each([[[]], [["web"]], [["worker"]]])(
    "ends with a sentence and 78 where the settings are wrong: %j",
    async (args) => {
      const product = await start(args, { DATA_KEY: "short" });
      expect(await product.exited).toBe(BAD_SETTINGS);
      expect(product.said()).toContain("DATA_KEY is not 32 bytes in base64");
      const other = await start(args, { DATABASE_URL: url.replace(/\/[^/]+$/, "/none") });
      expect(await other.exited).toBe(BAD_SETTINGS);
      expect(other.said()).toContain("DATABASE_URL cannot be used");
    },
    60_000,
  );
});

describe("each alone", () => {
  it("runs until it is told to stop: the worker without a web server, the web server without a worker", async () => {
    const worker = await start(["worker"]);
    await eventually(() => worker.pids("worker").length).toBe(1);
    const web = await start(["web"]);
    await eventually(() => web.get("/api/health")).toBe(200);
    expect(worker.pids("web")).toEqual([]);
    expect(web.pids("worker")).toEqual([]);
    expect(await stop(worker)).toBe(0);
    expect(await web.get("/login")).toBe(200);
    expect(await stop(web)).toBe(0);
  }, 120_000);
});
