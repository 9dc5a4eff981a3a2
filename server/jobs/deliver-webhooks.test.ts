import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, expect, it } from "vitest";
import { SYSTEM } from "../domain/actor";
import { createContext } from "../services/context";
import { receive } from "../services/requests/receive";
import { saveNetworks } from "../services/webhooks/networks";
import { subscribe } from "../services/webhooks/subscriptions";
import { makeKey } from "../testing/api";
import { testDatabase } from "../testing/database";
import { intake, makeMunicipality } from "../testing/municipality";
import { startReceiver } from "../testing/webhook-receiver";

const { db, url } = await testDatabase();
const cast = await makeMunicipality(db);
const receiver = await startReceiver();
afterAll(() => receiver.stop());
const alive = new Set<ChildProcess>();

function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", "server/worker.ts"], {
    env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: "error" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  alive.add(worker);
  return worker;
}

async function kill(worker: ChildProcess): Promise<void> {
  alive.delete(worker);
  const exit = once(worker, "exit");
  worker.kill("SIGKILL");
  await exit;
}

afterEach(async () => {
  for (const worker of alive) await kill(worker);
});

const states = async () => (await db.webhookDelivery.findMany({ orderBy: { id: "asc" } })).map(({ state }) => state);
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000, interval: 50 });

it("delivers at least once, under the same id, what was sent when the worker was killed before it knew", async () => {
  const admin = await createContext(db, cast.admin);
  await saveNetworks(admin, { networks: ["127.0.0.1"] });
  const key = await makeKey(db, cast);
  const { secret } = await subscribe(admin, { apiKeyId: key.id, url: receiver.url, events: [] });
  receiver.knows(secret);
  receiver.behave({ does: "silence" });
  await receive(await createContext(db, cast.agent), intake());
  const first = startWorker();
  await receiver.reached(1);
  await kill(first);
  expect(await states()).toEqual(["taken"]);

  receiver.behave({ does: "take" });
  await db.$executeRaw`UPDATE webhook_delivery SET taken_at = taken_at - interval '3 minutes'`;
  await receive(await createContext(db, cast.agent), intake());
  startWorker();
  await eventually(states).toEqual(["delivered", "delivered"]);
  const ids = receiver.taken.map(({ id }) => id);
  expect(ids).toHaveLength(3);
  expect(ids[0]).toBe(ids.slice(1).find((id) => id === ids[0]));
  expect(new Set(ids).size).toBe(2);
  expect(receiver.refused).toEqual([]);
  const [tries] = await db.webhookDelivery.findMany({ orderBy: { id: "asc" }, include: { tries: true }, take: 1 });
  expect(tries).toMatchObject({ attempts: 2, tries: [{ status: 204 }] });
  expect((await createContext(db, SYSTEM)).municipality.hasWebhooks).toBe(true);
}, 120_000);
