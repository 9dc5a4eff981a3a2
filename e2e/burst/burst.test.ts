import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { verifySums } from "@/server/services/reports/sums";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { startGraph } from "@/server/testing/graph";
import { makeMunicipality } from "@/server/testing/municipality";
import { startProduct } from "./product";
import { type Call, insist, randomFrom } from "./vendors";
import { sayings, statusCall, WHATSAPP, whatsappBurst } from "./whatsapp";

const { db, url } = await testDatabase();
await makeMunicipality(db);
const graph = await startGraph(WHATSAPP);
await makeConnection(db, "whatsapp", { ...WHATSAPP, graphUrl: graph.url });
const folder = mkdtempSync(join(tmpdir(), "cozum-burst-"));
const product = await startProduct({
  DATABASE_URL: url,
  NEXT_DIST_DIR: ".next-test",
  FILES_DIR: join(folder, "files"),
  SMS_LOG_FILE: join(folder, "sms.jsonl"),
});
afterAll(async () => {
  await product.stop();
  await graph.stop();
});

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

it("loses nothing and does nothing twice while web server and worker are killed in the middle of a burst", async () => {
  const random = randomFrom(20_260_119);
  const said = sayings(random, 320);
  const pulled = await pour(random.shuffled(whatsappBurst(random, said)), 7);
  expect(pulled).toBeGreaterThan(2);

  await eventually(() => db.incoming.count({ where: { state: "waiting" } })).toBe(0);
  expect(await db.incoming.findMany({ where: { state: "unreadable" }, select: { error: true } })).toEqual([]);
  await eventually(() => db.message.count({ where: { state: "queued" } })).toBe(0);

  // Each person has one request, and every word of theirs stands somewhere once.
  const requests = await db.request.findMany({ select: { description: true, channel: true } });
  const heard = await db.message.findMany({ where: { direction: "incoming" }, select: { body: true } });
  expect(requests).toHaveLength(new Set(said.map(({ person }) => person)).size);
  expect([...requests.map(({ description }) => description), ...heard.map(({ body }) => body)].sort()).toEqual(
    said.map(({ text }) => text).sort(),
  );

  // What Meta took, it took once; it tells what became of each, and then every message it took is known to be delivered.
  const taken = graph.taken.map(({ biz_opaque_callback_data: ours }) => String(ours));
  expect(new Set(taken).size).toBe(taken.length);
  for (const [index, ours] of taken.entries())
    await insist(product.address, statusCall(`wamid.out.${index + 1}`, ours, "delivered"));
  await eventually(() => db.incoming.count({ where: { state: "waiting" } })).toBe(0);
  const receipts = await db.message.findMany({
    where: { direction: "outgoing", medium: "whatsapp" },
    select: { id: true, state: true },
  });
  expect(receipts).toHaveLength(requests.length);
  for (const { id, state } of receipts)
    expect([id, state === "delivered"]).toEqual([id, taken.includes(`message-${id}`)]);

  expect(await verifySums(db)).toEqual([]);
}, 600_000);
