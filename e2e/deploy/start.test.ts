import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { checkInstants } from "@/server/instants";
import { testDatabase } from "@/server/testing/database";
import { makeMunicipality } from "@/server/testing/municipality";
import { BAD_SETTINGS } from "../../scripts/lib/failure.mjs";
import { freePort } from "../../scripts/lib/ports.mjs";
import { root } from "../../scripts/lib/processes.mjs";

const { db, url } = await testDatabase();
// As the first start does on an empty database.
await checkInstants(url);
await makeMunicipality(db);
const alive = new Set<ChildProcess>();
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 60_000, interval: 100 });
const lineSchema = z.looseObject({ event: z.string(), pid: z.number().optional(), process: z.string().optional() });

/** `npm start`, `npm run web` or `npm run worker`, as they are called, on a build. */
async function start(args: readonly string[], env: Record<string, string> = {}) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "cozum-start-"));
  const child = spawn(process.execPath, [join(root, "scripts/start.mjs"), ...args], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: url,
      PORT: String(port),
      NEXTAUTH_URL: `http://127.0.0.1:${port}`,
      NEXT_DIST_DIR: ".next-test",
      FILES_DIR: join(folder, "files"),
      LOG_LEVEL: "info",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  alive.add(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  const lines = () =>
    said.split("\n").flatMap((line) => (line.startsWith("{") ? [lineSchema.parse(JSON.parse(line))] : []));
  const get = async (path: string): Promise<number> =>
    fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ status }) => status,
      () => 0,
    );
  const exited = once(child, "exit").then(([code]) => {
    alive.delete(child);
    rmSync(folder, { recursive: true, force: true });
    return z.number().nullable().parse(code);
  });
  return {
    child,
    exited,
    get,
    said: () => said,
    ended: () =>
      lines()
        .filter(({ event }) => event === "process.ended")
        .map(({ process: name }) => name),
    /** Of the processes that were started under this name, in order. */
    pids: (name: "web" | "worker") =>
      lines().flatMap(({ event, pid }) => (event === `${name}.started` && pid ? [pid] : [])),
  };
}

const stop = async ({ child, exited }: Awaited<ReturnType<typeof start>>): Promise<number | null> => {
  child.kill("SIGTERM");
  return exited;
};
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

afterEach(async () => {
  for (const child of alive) {
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
  }
});

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
