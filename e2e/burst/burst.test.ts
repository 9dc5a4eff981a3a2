import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { issueKey as issueApiKey } from "@/server/services/api/keys";
import { createContext } from "@/server/services/context";
import { issueKey as issuePeerKey } from "@/server/services/open311/keys";
import { readOpen311, saveOpen311 } from "@/server/services/open311/settings";
import { verifySums } from "@/server/services/reports/sums";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { startGraph } from "@/server/testing/graph";
import { startMessenger } from "@/server/testing/messenger";
import { makeMunicipality } from "@/server/testing/municipality";
import { startXApi } from "@/server/testing/x-api";
import { callsBurst, EXCHANGES, rings } from "./calls";
import { META, metaBurst } from "./meta";
import { startProduct } from "./product";
import { people, sayings } from "./sayings";
import { openings, systemsBurst } from "./systems";
import { type Call, insist, randomFrom } from "./vendors";
import { deliveredCall, WHATSAPP, whatsappBurst } from "./whatsapp";
import { X, xBurst } from "./x";

const { db, url } = await testDatabase();
const { admin, agent } = await makeMunicipality(db);
const [graph, messenger, xApi] = await Promise.all([startGraph(WHATSAPP), startMessenger(META), startXApi(X)]);
await makeConnection(db, "whatsapp", { ...WHATSAPP, graphUrl: graph.url });
await makeConnection(db, "meta", { ...META, graphUrl: messenger.url });
await makeConnection(db, "x", { ...X, apiUrl: xApi.url });
await makeConnection(db, "verimor-call", EXCHANGES.verimor);
await makeConnection(db, "netgsm-call", EXCHANGES.netgsm);
const issuer = await createContext(db, admin);
await saveOpen311(issuer, { ...readOpen311(issuer), enabled: true });
const keys = {
  crm: (
    await issueApiKey(issuer, {
      name: "Örnek Sistem 1",
      roles: [...agent.roles],
      scopes: ["requests:write"],
      lastDay: null,
      networks: [],
      rate: 10_000,
    })
  ).key,
  him: (await issuePeerKey(issuer, { name: "Örnek Kurum 1", channel: "him" })).key,
};
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
    ...sayings(random, "whatsapp", people("9050000", 240), now),
    ...sayings(random, "facebook", people("70000000000", 100), now),
    ...sayings(random, "instagram", people("60000000000", 100), now),
    ...sayings(random, "x", people("22222222222222", 60), now),
  ];
  const rung = [...rings(random, "verimor-call", 90), ...rings(random, "netgsm-call", 60)];
  const opened = [...openings("crm", 100), ...openings("him", 60)];
  const calls = [
    ...[whatsappBurst, metaBurst, xBurst].flatMap((burst) => burst(random, said)),
    ...callsBurst(random, rung),
    ...systemsBurst(random, opened, keys),
  ];
  expect(said.length + rung.length * 2 + opened.length).toBeGreaterThanOrEqual(2000);
  const pulled = await pour(random.shuffled(calls), 7);
  expect(pulled).toBeGreaterThan(8);

  await allRead();
  const unreadable = { where: { state: "unreadable" }, select: { vendor: true, error: true } } as const;
  expect(await db.incoming.findMany(unreadable)).toEqual([]);
  await eventually(() => db.message.count({ where: { state: "queued" } })).toBe(0);

  // Each person has one request by the channel they wrote on, every system the ones it opened, and every word stands somewhere once.
  const requests = await db.request.findMany({ select: { id: true, description: true, channel: true } });
  const heard = await db.message.findMany({ where: { direction: "incoming" }, select: { body: true } });
  const persons = new Set(said.map(({ channel, person }) => `${channel} ${person}`));
  expect(requests).toHaveLength(persons.size + opened.length);
  expect([...requests.map(({ description }) => description), ...heard.map(({ body }) => body)].sort()).toEqual(
    [...said, ...opened].map(({ text }) => text).sort(),
  );

  // Each call stands in the log once, as it went.
  const log = await db.call.findMany({ select: { provider: true, callId: true, outcome: true, talkSeconds: true } });
  const byId = (one: { callId: string }, other: { callId: string }) => (one.callId < other.callId ? -1 : 1);
  expect(log.map(({ outcome, ...call }) => ({ ...call, answered: outcome === "answered" })).sort(byId)).toEqual(
    rung.map((call) => ({ ...call, talkSeconds: call.answered ? 60 : 0 })).sort(byId),
  );

  // What a vendor took, it took once, and each person was told once by the chat that the request was received.
  const taken = [
    ...graph.taken.map((one) => JSON.stringify({ ...one, biz_opaque_callback_data: null })),
    ...[...messenger.taken, ...xApi.taken].map((one) => JSON.stringify(one)),
  ];
  expect(new Set(taken).size).toBe(taken.length);
  const receipts = await db.message.findMany({ where: { direction: "outgoing", medium: { not: "sms" } } });
  expect(receipts.map(({ requestId }) => requestId).sort()).toEqual(
    requests.flatMap(({ id, channel }) => (channel === "crm" || channel === "him" ? [] : [id])).sort(),
  );

  // Meta tells what became of each, and then every message that it took is known to be delivered; of the rest nobody can know.
  const named = graph.taken.map(({ biz_opaque_callback_data: ours }) => String(ours));
  for (const [index, ours] of named.entries())
    await insist(product.address, deliveredCall(`wamid.out.${index + 1}`, ours));
  await allRead();
  const fates = await db.message.findMany({ where: { direction: "outgoing", medium: "whatsapp" } });
  expect(fates.map(({ id, state }) => [id, state === "delivered"]).sort()).toEqual(
    fates.map(({ id }) => [id, named.includes(`message-${id}`)]).sort(),
  );

  expect(await verifySums(db)).toEqual([]);
}, 900_000);
