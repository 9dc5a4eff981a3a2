import { Logger } from "graphile-worker";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answersOf } from "@/app/api/open311/v2/answers";
import type { Db } from "@/server/db";
import { requestNumber } from "@/server/domain/number";
import { open311Peer } from "@/server/integrations/open311/client";
import { keepServices, peerSettings, savePeer } from "@/server/services/handovers/peers";
import { hearIn } from "@/server/services/incoming/join";
import { issueKey } from "@/server/services/open311/keys";
import { saveOpen311 } from "@/server/services/open311/settings";
import { keepSums } from "@/server/services/reports/keep-sums";
import { merge } from "@/server/services/requests/merge";
import { receive } from "@/server/services/requests/receive";
import { record } from "@/server/services/requests/record";
import { mainOf } from "@/server/services/requests/thread";
import { testDatabase } from "@/server/testing/database";
import { type Served, serve } from "@/server/testing/http";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { followHandovers } from "./follow-handovers";
import { handOver } from "./hand-over";

/** Two municipalities with this product, each with a database, a door and a worker of its own. */
type Town = { db: Db; cast: Cast; served: Served; lose: (what: "nothing" | "call" | "answer") => void };

const run = { logger: new Logger(() => () => undefined), payload: null, lastAttempt: false };

async function town(): Promise<Town> {
  const { db } = await testDatabase();
  const cast = await makeMunicipality(db);
  const { get, post } = answersOf(db);
  let lost: Parameters<Town["lose"]>[0] = "nothing";
  const served = await serve(async (request) => {
    if (request.method !== "POST") return get(request);
    if (lost === "call") throw new Error("The line went dead");
    const response = await post(request);
    if (lost === "answer") throw new Error("The line went dead");
    return response;
  });
  return {
    db,
    cast,
    served,
    lose: (what) => {
      lost = what;
    },
  };
}

const now = ({ db, cast }: Town, who: "admin" | "agent" | "worker" | "head" = "agent") => as(db, cast[who], new Date());

/** `from` is given a key to `to`, and ties its institution to it. */
async function tie(from: Town, to: Town): Promise<void> {
  await saveOpen311(await now(to, "admin"), { enabled: true, jurisdictionId: "", contact: "", publicSubjects: [] });
  const { key } = await issueKey(await now(to, "admin"), { name: "Komşu Belediye", channel: "him" });
  const institutionId = from.cast.izsu.id;
  const given = {
    institutionId,
    way: "open311" as const,
    enabled: true,
    url: `${to.served.address}/api/open311/v2`,
    jurisdictionId: "",
    apiKey: key,
    defaultService: "genel",
    sharesContact: false,
    sharesPhotos: true,
    subjects: [{ categoryId: from.cast.pothole.id, service: "yol-cukur" }],
  };
  await savePeer(await now(from, "admin"), given);
  const offered = await open311Peer(await peerSettings(await now(from, "admin"), { institutionId })).services();
  if (!offered.ok) throw new Error(offered.reason);
  await keepServices(await now(from, "admin"), { institutionId, offered });
}

async function work({ db }: Town): Promise<void> {
  const tools = { db, senders: async () => [], receiverOf: async () => null };
  const hurry = async () => {
    await db.handover.updateMany({ where: { nextAt: { not: null } }, data: { nextAt: new Date() } });
    await db.handoverPost.updateMany({ where: { nextAt: { not: null } }, data: { nextAt: new Date() } });
    await db.peer.updateMany({ data: { updatesNextAt: new Date() } });
  };
  await hurry();
  await handOver(tools, run);
  await hurry();
  await followHandovers(tools, run);
}

async function refer(from: Town, given = {}) {
  const taken = intake({ categoryId: from.cast.pothole.id, description: "Kavşakta çukur var.", ...given });
  const { request } = await receive(await now(from), taken);
  await record(await now(from), { id: request.id, change: { act: "refer", institutionId: from.cast.izsu.id } });
  return request;
}
const handed = ({ db }: Town, { id }: { id: number }) =>
  db.handover.findFirstOrThrow({ where: { requestId: id }, orderBy: { id: "desc" } });
const told = async ({ db }: Town, { id }: { id: number }) =>
  (await db.message.findMany({ where: { requestId: id, medium: "sms" }, orderBy: { id: "asc" } })).map(
    ({ notice }) => notice,
  );
const newest = ({ db }: Town) => db.request.findFirstOrThrow({ orderBy: { id: "desc" }, include: { citizen: true } });

let a: Town;
let b: Town;
beforeAll(async () => {
  [a, b] = [await town(), await town()];
  await tie(a, b);
  await tie(b, a);
});
afterAll(() => Promise.all([a.served.close(), b.served.close()]));

it.each([
  ["there", () => [a, b] as const],
  ["and back", () => [b, a] as const],
])("hands a request %s, and the citizen is told by whom they asked", async (_, towns) => {
  const [from, to] = towns();
  const request = await refer(from);
  await work(from);
  const theirs = await newest(to);
  expect(theirs).toMatchObject({ channel: "him", categoryId: to.cast.pothole.id, citizen: null });
  expect(theirs.description).toContain("Kavşakta çukur var.");
  const number = requestNumber(theirs.year, theirs.seq);
  expect(await handed(from, request)).toMatchObject({ state: "accepted", number, error: null });

  await record(await now(to), { id: theirs.id, change: { act: "route", departmentId: to.cast.roads.id } });
  await work(from);
  expect(await told(from, request)).toEqual(["received", "referred", "handed"]);
  await record(await now(to, "worker"), { id: theirs.id, change: { act: "resolve", answer: "Çukur kapatıldı." } });
  await work(from);
  await work(from);
  expect(await handed(from, request)).toMatchObject({ state: "closed", theirNotes: "Çukur kapatıldı." });
  expect(await told(from, request)).toEqual(["received", "referred", "handed", "handed_closed"]);
  expect(await told(to, theirs)).toEqual([]);
});

it("lets the one who handed it over see that it was declined, or handed on", async () => {
  const request = await refer(a);
  await work(a);
  const theirs = await newest(b);
  await record(await now(b), {
    id: theirs.id,
    change: { act: "refer", institutionId: b.cast.izsu.id, note: "Yolun sorumlusu odur." },
  });
  await work(a);
  expect(await handed(a, request)).toMatchObject({
    state: "closed",
    theirNotes: "Yetkili kuruma yönlendirildi: İZSU. Yolun sorumlusu odur.",
  });
});

it("settles by our own id what a lost line left open, and nothing is there twice", async () => {
  const before = await b.db.request.count();
  b.lose("answer");
  const request = await refer(a);
  await handOverOnce(a);
  expect(await handed(a, request)).toMatchObject({ state: "unknown" });
  expect(await b.db.request.count()).toBe(before + 1);
  b.lose("nothing");
  await work(a);
  expect(await handed(a, request)).toMatchObject({ state: "accepted", attempts: 1 });

  b.lose("call");
  const other = await refer(a);
  await handOverOnce(a);
  expect(await handed(a, other)).toMatchObject({ state: "unknown" });
  b.lose("nothing");
  await work(a);
  expect(await handed(a, other)).toMatchObject({ state: "queued", error: "notThere" });
  await work(a);
  expect(await handed(a, other)).toMatchObject({ state: "accepted", attempts: 2 });
  expect(await b.db.request.count()).toBe(before + 2);
});

it("follow each other by updates: what each says stands on the other's timeline once, also where a line went dead", async () => {
  const request = await refer(a);
  await work(a);
  const theirs = await newest(b);
  const steps = async () => {
    const events = await a.db.requestEvent.findMany({
      where: { requestId: request.id, act: "hand_over" },
      orderBy: { id: "asc" },
    });
    return events.map(({ data }) => [(data as { step: string }).step, (data as { text: string | null }).text]);
  };
  await record(await now(b), { id: theirs.id, change: { act: "route", departmentId: b.cast.roads.id } });
  await record(await now(b, "worker"), { id: theirs.id, change: { act: "start" } });
  await record(await now(b), { id: theirs.id, change: { act: "ask", text: "Hangi kavşak?" } });
  await work(a);
  await work(a);
  expect(await steps()).toEqual([
    ["accepted", null],
    ["news", "Çalışma başladı."],
    ["news", "Hangi kavşak?"],
  ]);

  b.lose("answer");
  await writes(a, request.id, "Okulun önündeki.");
  await work(a);
  await writes(a, request.id, "Sabah bir motosiklet düştü.");
  b.lose("nothing");
  for (let turn = 0; turn < 3; turn++) await work(a);
  const heard = await b.db.requestEvent.findMany({
    where: { requestId: theirs.id, act: "hear" },
    orderBy: { id: "asc" },
  });
  expect(heard.map(({ data }) => (data as { text: string }).text)).toEqual([
    "Okulun önündeki.",
    "Sabah bir motosiklet düştü.",
  ]);
  const posts = await a.db.handoverPost.findMany({ where: { handover: { requestId: request.id } } });
  expect(posts.map(({ state }) => state)).toEqual(["accepted", "accepted"]);

  const main = (await receive(await now(b), intake({ categoryId: b.cast.pothole.id, description: "Aynı çukur." })))
    .request;
  await record(await now(b, "head"), { id: theirs.id, change: { act: "return", reason: "Birleştirilecek." } });
  await merge(await now(b), { id: theirs.id, mainId: main.id });
  await record(await now(b), { id: main.id, change: { act: "route", departmentId: b.cast.roads.id } });
  await record(await now(b, "worker"), { id: main.id, change: { act: "resolve", answer: "Çukur kapatıldı." } });
  await work(a);
  await work(a);
  expect((await steps()).at(-1)).toEqual(["closed", "Çukur kapatıldı."]);
  expect((await steps()).filter(([step]) => step === "closed")).toHaveLength(1);
  expect(await handed(a, request)).toMatchObject({ state: "closed", theirNotes: "Çukur kapatıldı." });
  expect(await told(a, request)).toEqual(["received", "referred", "handed", "handed_closed"]);
});

/** The citizen writes, as by a chat. */
async function writes({ db }: Town, id: number, text: string): Promise<void> {
  const ctx = await as(db, { kind: "channel", channel: "whatsapp" }, new Date());
  await db.$transaction(async (tx) => {
    const thread = { id, main: await mainOf(tx, id) };
    await keepSums(tx, await hearIn(ctx, tx, thread, { act: "hear", text, medium: "whatsapp" }));
  });
}

const handOverOnce = ({ db }: Town) => handOver({ db, senders: async () => [], receiverOf: async () => null }, run);

it("asks without reading again what has not changed", async () => {
  const request = await refer(a);
  await work(a);
  await work(a);
  const { etag, number } = await handed(a, request);
  expect(etag).toBeTruthy();
  const peer = open311Peer(await peerSettings(await now(a, "admin"), { institutionId: a.cast.izsu.id }));
  expect(await peer.ask(number ?? "", etag)).toEqual({ kind: "same" });
  expect(await peer.ask("2001-000001", null)).toEqual({ kind: "gone" });
});
