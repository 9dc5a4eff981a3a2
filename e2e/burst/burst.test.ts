import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { verifySums } from "@/server/services/reports/sums";
import { testDatabase } from "@/server/testing/database";
import { startGraph } from "@/server/testing/graph";
import { startMessenger } from "@/server/testing/messenger";
import { startXApi } from "@/server/testing/x-api";
import { expectAfterwards, laterOf, settle } from "./afterwards";
import { filesBurst } from "./call-files";
import { callsBurst, EXCHANGES } from "./calls";
import { bringCimer } from "./cimer";
import { commentsBurst } from "./comments";
import { expectCalls, expectReceipts, expectSms, expectStopped, expectWords } from "./counts";
import { ORDER, startGateways } from "./gateways";
import { letGo } from "./let-go";
import { META, metaBurst } from "./meta";
import { municipalityOf } from "./municipality";
import { eventsIn, type Plan, planOf } from "./plan";
import { type Deed, pour } from "./pour";
import { startProduct } from "./product";
import { readPast } from "./read-past";
import type { Said } from "./sayings";
import { recordBurst } from "./staff";
import { systemsBurst } from "./systems";
import { textsBurst } from "./texts";
import { insist, randomFrom } from "./vendors";
import { fillIn } from "./web";
import { deliveredCall, WHATSAPP, whatsappBurst } from "./whatsapp";
import { X, xBurst } from "./x";

const random = randomFrom(20_260_119);
const { db, url } = await testDatabase();
const door = { address: "" };
const [graph, messenger, xApi, gateways] = await Promise.all([
  startGraph(WHATSAPP),
  startMessenger(META),
  startXApi(X),
  startGateways(randomFrom(11), door, () => readPast(db)),
]);
const { keys, staff, screens, ask } = await municipalityOf(
  db,
  {
    whatsapp: { ...WHATSAPP, graphUrl: graph.url },
    meta: { ...META, graphUrl: messenger.url },
    x: { ...X, apiUrl: xApi.url },
    "verimor-call": EXCHANGES.verimor,
    "netgsm-call": EXCHANGES.netgsm,
    ...gateways.settings,
  },
  ORDER,
);
const folder = mkdtempSync(join(tmpdir(), "cozum-burst-"));
const product = await startProduct(
  {
    DATABASE_URL: url,
    NEXT_DIST_DIR: ".next-test",
    FILES_DIR: join(folder, "files"),
    SMS_LOG_FILE: join(folder, "sms.jsonl"),
  },
  (which) => letGo[which](db),
);
door.address = product.address;
afterAll(() => Promise.all([product, graph, messenger, xApi, gateways].map((one) => one.stop())));

/** Everything of a plan but CİMER's file, in any order; `later` is what is written after a merge or an answer. */
function deedsOf(plan: Plan, later: readonly Said[]): Deed[] {
  const calls = [
    ...[whatsappBurst, metaBurst, xBurst].flatMap((burst) => burst(random, [...plan.said, ...later])),
    ...commentsBurst(random, plan.inPublic),
    ...callsBurst(random, plan.rung),
    ...filesBurst(screens.manager, plan.written),
    ...systemsBurst(random, plan.opened, keys),
    ...textsBurst(random, plan.answers),
    ...recordBurst(random, screens.agent, plan.told),
  ];
  const forms = plan.posted.map((one, index) => () => fillIn(product.address, one, 1 + (index % 2)));
  return random.shuffled([...calls.map((call) => () => insist(product.address, call)), ...forms]);
}

const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 240_000, interval: 250 });
const unread = () => db.incoming.count({ where: { state: "waiting" } });
const unsent = () => db.message.count({ where: { state: { in: ["queued", "taken"] } } });

it("loses nothing and does nothing twice while web server and worker are killed in the middle of a burst", async () => {
  const plan = planOf(random, new Date());
  const asked: string[] = [];
  for (const telephone of plan.telephones) asked.push(await ask(telephone));
  const firsts = plan.writers.map(({ first }) => first);
  for (const call of whatsappBurst(random, firsts)) await insist(product.address, call);
  await eventually(unread).toBe(0);
  await settle(db, staff, plan.writers);
  await eventually(unsent).toBe(0);
  const later = await laterOf(db, plan.writers);

  const [pulled] = await Promise.all([
    pour(product, deedsOf(plan, later), randomFrom(7)),
    bringCimer(db, product, screens.agent, plan.rows),
  ]);
  expect(pulled).toBeGreaterThan(8);
  await product.pull("worker");
  await eventually(async () => (await unread()) + (await unsent())).toBe(0);
  expect(eventsIn(plan) + (await gateways.allTold())).toBeGreaterThanOrEqual(2000);
  await eventually(unread).toBe(0);
  await eventually(() => db.callFile.count({ where: { state: { not: "done" } } })).toBe(0);

  const unreadable = { where: { state: "unreadable" }, select: { vendor: true, error: true } } as const;
  expect(await db.incoming.findMany(unreadable)).toEqual([]);
  await expectWords(db, plan, asked);
  await expectAfterwards(db, plan.writers);
  await expectCalls(db, plan);
  await expectReceipts(db, plan);
  await expectStopped(db, plan);
  await expectSms(db, plan, asked, gateways.carried);

  // What a vendor took, it took once.
  const taken = [
    ...graph.taken.map((one) => JSON.stringify({ ...one, biz_opaque_callback_data: null })),
    ...[...messenger.taken, ...xApi.taken].map((one) => JSON.stringify(one)),
  ];
  expect(new Set(taken).size).toBe(taken.length);

  // Meta tells what became of each, and then every message that it took is known to be delivered; of the rest nobody can know.
  const named = graph.taken.map(({ biz_opaque_callback_data: ours }) => String(ours));
  for (const [index, ours] of named.entries())
    await insist(product.address, deliveredCall(`wamid.out.${index + 1}`, ours));
  await eventually(unread).toBe(0);
  const fates = await db.message.findMany({ where: { direction: "outgoing", medium: "whatsapp" } });
  expect(fates.map(({ id, state }) => [id, state === "delivered"]).sort()).toEqual(
    fates.map(({ id }) => [id, named.includes(`message-${id}`)]).sort(),
  );

  expect(await verifySums(db)).toEqual([]);
}, 900_000);
