import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { verifySums } from "@/server/services/reports/sums";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { startGraph } from "@/server/testing/graph";
import { startMessenger } from "@/server/testing/messenger";
import { makeMunicipality } from "@/server/testing/municipality";
import { startXApi } from "@/server/testing/x-api";
import { META, metaBurst } from "./meta";
import { startProduct } from "./product";
import { people, sayings } from "./sayings";
import { type Call, insist, randomFrom } from "./vendors";
import { deliveredCall, WHATSAPP, whatsappBurst } from "./whatsapp";
import { X, xBurst } from "./x";

const { db, url } = await testDatabase();
await makeMunicipality(db);
const [graph, messenger, xApi] = await Promise.all([startGraph(WHATSAPP), startMessenger(META), startXApi(X)]);
await makeConnection(db, "whatsapp", { ...WHATSAPP, graphUrl: graph.url });
await makeConnection(db, "meta", { ...META, graphUrl: messenger.url });
await makeConnection(db, "x", { ...X, apiUrl: xApi.url });
const folder = mkdtempSync(join(tmpdir(), "cozum-burst-"));
const product = await startProduct({
  DATABASE_URL: url,
  NEXT_DIST_DIR: ".next-test",
  FILES_DIR: join(folder, "files"),
  SMS_LOG_FILE: join(folder, "sms.jsonl"),
});
afterAll(() => Promise.all([product.stop(), graph.stop(), messenger.stop(), xApi.stop()]));

/** How many vendors call at the same time, and after how many acknowledged calls a plug is pulled. */
const AT_ONCE = 16;
const PULL_EVERY = 90;

/** Makes every call until it is acknowledged, and pulls the plug of one or the other again and again. */
async function pour(calls: readonly Call[], seed: number): Promise<number> {
  const random = randomFrom(seed);
  const left = [...calls];
  let acknowledged = 0;
  let pulled = 0;
  let pulling = Promise.resolve();
  const caller = async () => {
    for (let call = left.pop(); call; call = left.pop()) {
      await insist(product.address, call);
      acknowledged += 1;
      if (acknowledged % PULL_EVERY !== 0) continue;
      pulled += 1;
      const which = random.below(2) === 0 ? "web" : "worker";
      pulling = pulling.then(() => product.pull(which));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, caller));
  await pulling;
  return pulled;
}

const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 240_000, interval: 250 });
const allRead = () => eventually(() => db.incoming.count({ where: { state: "waiting" } })).toBe(0);

it("loses nothing and does nothing twice while web server and worker are killed in the middle of a burst", async () => {
  const random = randomFrom(20_260_119);
  const now = new Date();
  const said = [
    ...sayings(random, "whatsapp", people("9050000", 220), now),
    ...sayings(random, "facebook", people("70000000000", 120), now),
    ...sayings(random, "instagram", people("60000000000", 120), now),
    ...sayings(random, "x", people("22222222222222", 60), now),
  ];
  const calls = [whatsappBurst, metaBurst, xBurst].flatMap((burst) => burst(random, said));
  const pulled = await pour(random.shuffled(calls), 7);
  expect(pulled).toBeGreaterThan(5);

  await allRead();
  expect(await db.incoming.findMany({ where: { state: "unreadable" }, select: { vendor: true, error: true } })).toEqual(
    [],
  );
  await eventually(() => db.message.count({ where: { state: "queued" } })).toBe(0);

  // Each person has one request by the channel they wrote on, and every word of theirs stands somewhere once.
  const requests = await db.request.findMany({ select: { description: true, channel: true } });
  const heard = await db.message.findMany({ where: { direction: "incoming" }, select: { body: true } });
  const persons = new Set(said.map(({ channel, person }) => `${channel} ${person}`));
  expect(requests).toHaveLength(persons.size);
  expect([...requests.map(({ description }) => description), ...heard.map(({ body }) => body)].sort()).toEqual(
    said.map(({ text }) => text).sort(),
  );

  // What a vendor took, it took once, and each person was told once that the request was received.
  const taken = [
    ...graph.taken.map((one) => JSON.stringify({ ...one, biz_opaque_callback_data: null })),
    ...[...messenger.taken, ...xApi.taken].map((one) => JSON.stringify(one)),
  ];
  expect(new Set(taken).size).toBe(taken.length);
  const receipts = await db.message.findMany({ where: { direction: "outgoing", medium: { not: "sms" } } });
  expect(new Set(receipts.map(({ requestId }) => requestId)).size).toBe(receipts.length);
  expect(receipts).toHaveLength(requests.length);

  // Meta tells what became of each, and then every message that it took is known to be delivered; of the rest nobody can know.
  const named = graph.taken.map(({ biz_opaque_callback_data: ours }) => String(ours));
  for (const [index, ours] of named.entries())
    await insist(product.address, deliveredCall(`wamid.out.${index + 1}`, ours));
  await allRead();
  for (const { id, state } of receipts.filter(({ medium }) => medium === "whatsapp"))
    expect([id, (await stateOf(id)) === "delivered", state === "queued"]).toEqual([
      id,
      named.includes(`message-${id}`),
      false,
    ]);

  expect(await verifySums(db)).toEqual([]);
}, 900_000);

const stateOf = async (id: number) => (await db.message.findUniqueOrThrow({ where: { id } })).state;
