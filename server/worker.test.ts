import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { createContext } from "./services/context";
import { storeIncoming } from "./services/incoming/store";
import { makeConnection } from "./testing/connections";
import { testDatabase } from "./testing/database";
import { startNetgsm } from "./testing/gateways/netgsm";
import { startVerimor } from "./testing/gateways/verimor";
import { startGraph } from "./testing/graph";
import { makeMunicipality } from "./testing/municipality";

const { db, url } = await testDatabase();
await makeMunicipality(db);
const file = join(mkdtempSync(join(tmpdir(), "cozum-worker-")), "sms.jsonl");
const META = { token: "sample-token", phoneNumberId: "200000000000002" };
const graph = await startGraph(META);
await makeConnection(db, "whatsapp", {
  verifyToken: "agreed-word",
  appSecret: "app-secret",
  ...META,
  graphUrl: graph.url,
});
const alive = new Set<ChildProcess>();

/** The worker as it runs beside the web server. */
function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", "server/worker.ts"], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      SMS_LOG_FILE: file,
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  alive.add(worker);
  return worker;
}

async function end(worker: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  alive.delete(worker);
  const exit = once(worker, "exit");
  worker.kill(signal);
  const [code] = await exit;
  return z.number().nullable().parse(code);
}

afterEach(async () => {
  for (const worker of alive) await end(worker, "SIGKILL");
  await db.message.deleteMany();
});

const message = (medium: "sms" | "whatsapp") => ({
  direction: "outgoing" as const,
  medium,
  address: medium === "sms" ? "+905000000014" : "905000000014",
  body: "Başvurunuz alındı: 2026-000001",
  state: "queued" as const,
  createdAt: new Date(),
  nextAt: new Date(),
  stateAt: new Date(),
});
const ask = (job: string) => db.$executeRaw`SELECT graphile_worker.add_job(${job})`;
const counts = async () => {
  const groups = await db.message.groupBy({ by: ["state"], _count: true });
  return Object.fromEntries(groups.map(({ state, _count }) => [state, _count]));
};
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000, interval: 50 });
const stateOf = async (id: number) => (await db.message.findUniqueOrThrow({ where: { id } })).state;
/** As if two minutes had passed since a dead worker took what it never settled. */
const ageTaken = () =>
  db.$executeRaw`UPDATE message SET taken_at = taken_at - interval '3 minutes' WHERE state = 'taken'`;

it("stops cleanly when it is told to", async () => {
  const { id } = await db.message.create({ data: message("sms") });
  await ask("deliver-messages");
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const worker = startWorker();
    await eventually(() => stateOf(id)).toBe("accepted");
    await db.message.update({ where: { id }, data: { state: "queued", vendorId: null, nextAt: new Date() } });
    await ask("deliver-messages");
    await eventually(() => stateOf(id)).toBe("accepted");
    expect(await end(worker, signal)).toBe(0);
  }
}, 120_000);

it("never sends again what WhatsApp may have taken when it was killed, and settles it by the report", async () => {
  const { id } = await db.message.create({ data: message("whatsapp") });
  graph.behave({ does: "silence" });
  await ask("deliver-messages");
  const first = startWorker();
  await graph.reached(1);
  await end(first, "SIGKILL");
  expect(await stateOf(id)).toBe("taken");

  graph.behave({ does: "accept" });
  await ageTaken();
  await ask("sweep-messages");
  await ask("deliver-messages");
  startWorker();
  await eventually(() => stateOf(id)).toBe("unknown");
  const other = await db.message.create({ data: message("whatsapp") });
  await ask("deliver-messages");
  await eventually(() => stateOf(other.id)).toBe("accepted");
  expect(graph.taken.map((sent) => sent.biz_opaque_callback_data)).toEqual([`message-${id}`, `message-${other.id}`]);

  const report = {
    object: "whatsapp_business_account",
    entry: [
      {
        id: "1",
        changes: [
          {
            field: "messages",
            value: {
              metadata: { phone_number_id: META.phoneNumberId },
              statuses: [{ id: "wamid.out.lost", status: "delivered", biz_opaque_callback_data: `message-${id}` }],
            },
          },
        ],
      },
    ],
  };
  await storeIncoming(await createContext(db, { kind: "channel", channel: "whatsapp" }), {
    vendor: "whatsapp",
    body: new TextEncoder().encode(JSON.stringify(report)),
  });
  await eventually(() => stateOf(id)).toBe("delivered");
  expect(graph.taken).toHaveLength(2);
}, 120_000);

it("gives no other gateway what one may have taken when it was killed, and passes on what was certainly not taken", async () => {
  const account = { user: "8501234567", password: "sample-password", header: "CIGLI BLD" };
  const first = await startNetgsm(account);
  const second = await startVerimor({ ...account, user: "908501234567" });
  await makeConnection(db, "netgsm-sms", { ...account, url: first.url });
  await makeConnection(db, "verimor-sms", {
    ...account,
    user: "908501234567",
    key: "sample-end-of-our-address",
    url: second.url,
  });
  await db.setting.update({ where: { key: "sms_gateways" }, data: { value: ["netgsm-sms", "verimor-sms"] } });
  const { id } = await db.message.create({ data: message("sms") });
  first.behave({ does: "silence" });
  await ask("deliver-messages");
  const killed = startWorker();
  await first.reached(1);
  await end(killed, "SIGKILL");
  await ageTaken();
  await ask("sweep-messages");
  await ask("deliver-messages");
  startWorker();
  await eventually(() => stateOf(id)).toBe("unknown");

  first.behave({ does: "answer", status: 406, body: { code: "30", jobid: null, description: "" } });
  const other = await db.message.create({ data: message("sms") });
  await ask("deliver-messages");
  await eventually(() => stateOf(other.id)).toBe("accepted");
  expect(await db.message.findUnique({ where: { id: other.id } })).toMatchObject({
    sender: "verimor-sms",
    attempts: 2,
    tried: ["netgsm-sms"],
  });
  expect(first.taken.map(({ referansID }) => referansID)).toEqual([`message-${id}`, `message-${other.id}`]);
  expect(second.taken.map(({ custom_id }) => custom_id)).toEqual([`message-${other.id}`]);
  await db.setting.update({ where: { key: "sms_gateways" }, data: { value: ["log"] } });
  await Promise.all([first.stop(), second.stop()]);
}, 120_000);

const ROUNDS = 6;
const EACH = 30;
const lines = () => readFileSync(file, "utf8").split("\n").filter(Boolean);

/** Kills the worker at the moment the file has this many lines. */
async function killAt(count: number): Promise<void> {
  const worker = startWorker();
  await new Promise<void>((reached) => {
    const watcher = watch(file, () => check());
    const check = () => {
      if (lines().length < count) return;
      watcher.close();
      reached();
    };
    check();
  });
  await end(worker, "SIGKILL");
}

it("sends each message exactly once, however often it is killed in the middle of sending", async () => {
  writeFileSync(file, "");
  const everSeen: string[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    await db.message.createMany({ data: Array.from({ length: EACH }, () => message("sms")) });
    await ask("deliver-messages");
    await killAt(lines().length + 1 + round * 3);
    everSeen.push(...Object.keys(await counts()));
    await ageTaken();
    await ask("sweep-messages");
  }
  expect(everSeen).toContain("taken");
  await db.message.updateMany({ where: { state: "unknown" }, data: { nextAt: new Date() } });
  await ask("sweep-messages");
  startWorker();
  await eventually(async () => (await counts()).taken).toBeUndefined();
  await eventually(async () => (await counts()).unknown).toBeUndefined();
  await db.message.updateMany({ where: { state: "queued" }, data: { nextAt: new Date() } });
  await ask("deliver-messages");
  await eventually(counts).toEqual({ accepted: ROUNDS * EACH });
  const sent = lines().map((line) => z.object({ id: z.number() }).parse(JSON.parse(line)).id);
  const owed = (await db.message.findMany({ select: { id: true } })).map(({ id }) => id);
  expect([...sent].sort((a, b) => a - b)).toEqual(owed.sort((a, b) => a - b));
}, 240_000);

it("reads at once what a vendor sends who was switched on a moment ago", async () => {
  startWorker();
  await storeIncoming(await createContext(db, { kind: "channel", channel: "verimor-call" }), {
    vendor: "verimor-call",
    body: new TextEncoder().encode("{}"),
  });
  const stateNow = async () => (await db.incoming.findFirstOrThrow({ orderBy: { id: "desc" } })).state;
  await eventually(stateNow).toBe("unreadable");
  await makeConnection(db, "verimor-call", { key: "sample-key-of-verimor" });
  await storeIncoming(await createContext(db, { kind: "channel", channel: "verimor-call" }), {
    vendor: "verimor-call",
    body: new TextEncoder().encode("{}"),
  });
  await eventually(stateNow).toBe("done");
}, 60_000);
