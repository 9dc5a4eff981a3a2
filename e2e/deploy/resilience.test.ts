import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { connect, type Db } from "@/server/db";
import { DEAD_MS } from "@/server/domain/system";
import { checkInstants } from "@/server/instants";
import { verifySums } from "@/server/services/reports/sums";
import { makeConnection } from "@/server/testing/connections";
import { startCrashingPostgres } from "@/server/testing/crashing-postgres";
import { testDatabase } from "@/server/testing/database";
import { startGraph } from "@/server/testing/graph";
import { makeMunicipality } from "@/server/testing/municipality";
import { signedIn } from "../burst/staff";
import { randomFrom } from "../burst/vendors";
import { WHATSAPP } from "../burst/whatsapp";
import { type Instance, startInstance, stopInstances } from "./instance";
import { LIVE, longestUnanswered, type Probe, startProbes } from "./probes";
import { startTraffic } from "./traffic";

/** `npm run resilience -- N` sets it; then half a minute of silence is waited for too. */
const asked = process.env.RESILIENCE_KILLS;
const KILLS = Number(asked ?? 6);

const folder = mkdtempSync(join(tmpdir(), "cozum-resilience-"));
const smsFile = join(folder, "sms.jsonl");
afterEach(stopInstances);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 180_000, interval: 100 });

const INSTANCES = ["A", "B"] as const;
type Name = (typeof INSTANCES)[number];
type Target = { kills: "web" | "worker"; of: Name } | { kills: "database"; of: null };
const TARGETS: readonly Target[] = [
  ...INSTANCES.flatMap((of) => [{ kills: "web", of } as const, { kills: "worker", of } as const]),
  { kills: "database", of: null },
];
const nameOf = ({ kills, of }: Target): string => (of ? `${kills} of ${of}` : kills);

/** Every target once in a round, the rounds in any order: each kind is there in five kills. */
function targets(count: number): Target[] {
  const random = randomFrom(20_261_130);
  const rounds = Array.from({ length: Math.ceil(count / TARGETS.length) }, () => random.shuffled(TARGETS));
  return rounds.flat().slice(0, count);
}

const lastOf = (pids: readonly number[]): number => {
  const pid = pids.at(-1);
  if (pid === undefined) throw new Error("It was never started");
  return pid;
};

type Kill = { target: Target; probes: Probe[] };

const failedOf = (probes: readonly Probe[], of: Name): Probe[] =>
  probes.filter(({ instance, ok }) => instance === of && !ok);

/** A line of the table; of a kill at once, since many take minutes. */
const print = (cells: readonly string[]) =>
  process.stdout.write(`${cells.map((cell, index) => cell.padEnd(index === 0 ? 18 : 14)).join("")}\n`);
const HEAD = ["killed", "failed A", "failed B", "longest A ms", "longest B ms"];
const cellsOf = (probes: readonly Probe[]): string[] => [
  ...INSTANCES.map((of) => `${failedOf(probes, of).length}/${probes.filter((one) => one.instance === of).length}`),
  ...INSTANCES.map((of) => String(Math.round(longestUnanswered(probes.filter((one) => one.instance === of))))),
];

function printTotals(kills: readonly Kill[]): void {
  print(["total"]);
  for (const target of TARGETS) {
    const own = kills.filter((kill) => kill.target === target);
    print([`${own.length} × ${nameOf(target)}`, ...cellsOf(own.flatMap(({ probes }) => probes))]);
  }
}

it(
  "stays available where one of two instances dies, and loses nothing and does nothing twice",
  async () => {
    const postgres = await startCrashingPostgres();
    const db = connect(postgres.url, 4, "tool");
    const graph = await startGraph(WHATSAPP);
    try {
      await checkInstants(postgres.url);
      const { agent } = await makeMunicipality(db);
      const { headers } = await signedIn(db, agent.staffId);
      await makeConnection(db, "whatsapp", { ...WHATSAPP, graphUrl: graph.url });
      const start = () => startInstance(postgres.url, [], { FILES_DIR: join(folder, "files"), SMS_LOG_FILE: smsFile });
      const instances: Record<Name, Instance> = { A: await start(), B: await start() };
      for (const of of INSTANCES) await eventually(() => instances[of].get("/api/health")).toBe(200);
      const beatsSince = (since: Date) => db.heartbeat.count({ where: { kind: "worker", beatAt: { gt: since } } });
      await eventually(() => beatsSince(new Date(0))).toBe(2);
      for (const of of INSTANCES) await eventually(() => instances[of].get("/basvuru")).toBe(200);

      const probing = startProbes(instances, headers);
      const traffic = startTraffic(
        randomFrom(7),
        Object.values(instances).map(({ address }) => address),
      );

      /** Kills, and resolves when what was killed is there again. */
      const die: Record<Target["kills"], (of: Name | null) => Promise<void>> = {
        web: (of) => restarted(of, "web"),
        worker: async (of) => {
          const killed = new Date();
          await restarted(of, "worker");
          await eventually(() => db.heartbeat.count({ where: { kind: "worker", startedAt: { gt: killed } } })).toBe(1);
        },
        database: async () => {
          await postgres.kill();
          await postgres.startAgain();
          const back = new Date();
          await eventually(() => beatsSince(back)).toBe(2);
        },
      };
      async function restarted(of: Name | null, which: "web" | "worker"): Promise<void> {
        if (!of) throw new Error("Of no instance");
        const before = instances[of].pids(which);
        process.kill(lastOf(before), "SIGKILL");
        await eventually(() => instances[of].pids(which).length).toBe(before.length + 1);
      }

      print(HEAD);
      const kills: Kill[] = [];
      let seen = 0;
      for (const target of targets(KILLS)) {
        await die[target.kills](target.of);
        const back = performance.now();
        await eventually(() => probing.allAnsweredSince(back)).toBe(true);
        const probes = probing.probes.slice(seen);
        seen = probing.probes.length;
        kills.push({ target, probes });
        print([nameOf(target), ...cellsOf(probes)]);
      }
      const sent = await traffic.stop();
      await probing.stop();
      printTotals(kills);

      for (const { target, probes } of kills) {
        const spared = INSTANCES.filter((of) => target.kills === "worker" || of !== target.of);
        // Pages need the database, liveness does not.
        const counted = target.kills === "database" ? probes.filter(({ path }) => path === LIVE) : probes;
        expect([nameOf(target), spared.flatMap((of) => failedOf(counted, of))]).toEqual([nameOf(target), []]);
      }
      expect(probing.probes.slice(seen).filter(({ ok }) => !ok)).toEqual([]);
      await expectOnce(db, sent);
      expect(new Set(graph.taken.map((one) => JSON.stringify({ ...one, biz_opaque_callback_data: null }))).size).toBe(
        graph.taken.length,
      );
    } finally {
      await stopInstances();
      await Promise.all([db.$disconnect(), graph.stop()]);
      await postgres.stop();
    }
  },
  240_000 + KILLS * 120_000,
);

/** Every text stands in one place, everybody who wrote has one request, every form is one, and no SMS went twice. */
async function expectOnce(db: Db, { said, posted }: Awaited<ReturnType<ReturnType<typeof startTraffic>["stop"]>>) {
  await eventually(() => db.incoming.count({ where: { state: "waiting" } })).toBe(0);
  await eventually(() => db.message.count({ where: { state: "queued", nextAt: { lte: new Date() } } })).toBe(0);
  expect(await db.incoming.count({ where: { state: "unreadable" } })).toBe(0);
  const requests = await db.request.findMany({ select: { description: true } });
  const later = await db.message.findMany({ where: { direction: "incoming" }, select: { body: true } });
  expect([...requests.map(({ description }) => description), ...later.map(({ body }) => body)].sort()).toEqual(
    [...said, ...posted].map(({ text }) => text).sort(),
  );
  const persons = new Set(said.map(({ person }) => person)).size;
  expect(requests).toHaveLength(persons + posted.length);
  expect(await verifySums(db)).toEqual([]);
  const lines = readFileSync(smsFile, "utf8").split("\n").filter(Boolean);
  const ids = lines.map((line) => z.object({ id: z.number() }).parse(JSON.parse(line)).id);
  expect(new Set(ids).size).toBe(ids.length);
  process.stdout.write(
    `${said.length} WhatsApp messages of ${persons} people, ${posted.length} forms: 0 lost, 0 twice. ${ids.length} SMS, none twice.\n`,
  );
}

describe("a worker that hangs", () => {
  it("is not alive for /api/health, until it goes on", async () => {
    const { db, url } = await testDatabase();
    await checkInstants(url);
    await makeMunicipality(db);
    const product = await startInstance(url, []);
    const health = async () => {
      const answer = await fetch(`${product.address}/api/health`).then(
        (response) => response.json(),
        () => null,
      );
      return z.looseObject({ status: z.string(), problems: z.array(z.string()) }).safeParse(answer).data;
    };
    await eventually(health).toMatchObject({ status: "ok", problems: [] });
    await eventually(() => product.pids("worker").length).toBe(1);
    const worker = lastOf(product.pids("worker"));
    process.kill(worker, "SIGSTOP");
    try {
      // As after half a minute; a run outside CI waits for it.
      if (asked === undefined)
        await db.$executeRaw`UPDATE heartbeat SET beat_at = beat_at - ${DEAD_MS} * interval '1 millisecond' WHERE kind = 'worker'`;
      await eventually(health).toMatchObject({ status: "degraded", problems: ["worker"] });
      expect(await product.get("/api/health")).toBe(200);
    } finally {
      process.kill(worker, "SIGCONT");
    }
    await eventually(health).toMatchObject({ status: "ok", problems: [] });
    expect(product.pids("worker")).toEqual([worker]);
  }, 240_000);
});
