import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { webhookPayload } from "@/server/api/schemas/webhook";
import type { Db } from "@/server/db";
import { type RoleIn, type StaffActor, SYSTEM } from "@/server/domain/actor";
import { SCOPES, type Scope } from "@/server/domain/scopes";
import { DAY_MS } from "@/server/domain/time";
import { MOST_WEBHOOK_ATTEMPTS } from "@/server/domain/webhooks";
import { makeKey } from "@/server/testing/api";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { revokeKey } from "../api/keys";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { findDelivery, listDeliveries } from "./deliveries";
import { takeDueWebhooks } from "./due";
import { holdOfClosedKeys } from "./hold";
import { findSubscriptions, listSubscriptions, silentWebhooks } from "./list";
import { saveNetworks } from "./networks";
import { replayOne, replaySpan, sendTest } from "./replay";
import { subscriptionFilterSchema } from "./schemas";
import { settleWebhook } from "./settle";
import { editSubscription, rotateSecret, setEnabled, subscribe, unsubscribe } from "./subscriptions";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});
beforeEach(async () => {
  await db.webhookSubscription.deleteMany();
});

const URL = "https://alici.example/hook";
const at = (ms: number) => new Date(MONDAY.getTime() + ms);
const system = (now = MONDAY) => as(db, SYSTEM, now);
const admin = () => as(db, cast.admin);

async function listening(given: { roles?: RoleIn[]; scopes?: Scope[]; events?: "request.resolved"[] } = {}) {
  const key = await makeKey(db, cast, given);
  const made = await subscribe(await admin(), { apiKeyId: key.id, url: URL, events: given.events ?? [] });
  return { keyId: key.id, ...made };
}
const open = async (given: Parameters<typeof intake>[0] = {}) =>
  (await receive(await as(db, cast.agent), intake(given))).request;
const route = async (id: number, departmentId: number) =>
  record(await as(db, cast.agent), { id, change: { act: "route", departmentId } });
const owed = () => db.webhookDelivery.findMany({ orderBy: { id: "asc" } });
const told = (status: number | null, error: string | null = status === 204 ? null : "status") => ({
  status,
  ms: 5,
  error,
  retryAfter: null,
});

describe("what is owed", () => {
  it("is written with the event, and undone with it", async () => {
    await listening();
    const { id } = await open();
    expect(await owed()).toMatchObject([{ event: "request.received", requestId: id, state: "queued" }]);
    await expect(route(id, 999_999)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(receive(await as(db, cast.agent), intake({ departmentId: 999_999 }))).rejects.toBeDefined();
    expect(await owed()).toHaveLength(1);
    await route(id, cast.roads.id);
    await record(await as(db, cast.agent), { id, change: { act: "claim" } });
    expect((await owed()).map(({ event }) => event)).toEqual(["request.received", "request.routed"]);
    const jobs = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE t.identifier = 'deliver-webhooks'`;
    expect(jobs[0]?.count).toBeGreaterThan(0);
  });

  it("says where the request stands, in order, and nothing that a person wrote or is", async () => {
    await listening();
    const { id } = await open({
      description: "Ben Örnek Vatandaş 5, 0532 000 00 14, çukur var",
      citizen: { name: "Örnek Vatandaş 5", phone: "0532 000 00 14" },
    });
    await route(id, cast.roads.id);
    const rows = await owed();
    const payloads = rows.map(({ payload }) =>
      webhookPayload.parse({
        ...z.looseObject({ data: z.looseObject({}) }).parse(payload),
        ...withoutCitizen(payload),
      }),
    );
    expect(payloads.map(({ type, data }) => [type, data.version, data.statusBefore, data.status])).toEqual([
      ["request.received", 1, null, "new"],
      ["request.routed", 2, "new", "assigned"],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/Vatandaş|532|çukur/);
  });

  const withoutCitizen = (payload: unknown) => {
    const { data } = z.looseObject({ data: z.looseObject({}) }).parse(payload);
    return { data: { ...data, citizen: null } };
  };

  it("goes to whoever may read the request as it was or as it is, and wants to know", async () => {
    const roads = await listening({ roles: [{ role: "department_staff", departmentId: cast.roads.id }] });
    const parks = await listening({ roles: [{ role: "department_staff", departmentId: cast.parks.id }] });
    const answers = await listening({ events: ["request.resolved"] });
    const { id } = await open();
    await route(id, cast.roads.id);
    await route(id, cast.parks.id);
    await record(await as(db, cast.stranger), { id, change: { act: "resolve", answer: "Yapıldı" } });
    const of = async (who: { id: number }) =>
      (await owed()).filter(({ subscriptionId }) => subscriptionId === who.id).map(({ event }) => event);
    expect(await of(roads)).toEqual(["request.routed", "request.routed"]);
    expect(await of(parks)).toEqual(["request.routed", "request.resolved"]);
    expect(await of(answers)).toEqual(["request.resolved"]);
  });

  it("is nothing to a key that was revoked; what was queued for it is kept back, visibly", async () => {
    const { id, keyId } = await listening();
    await open();
    await revokeKey(await admin(), { id: keyId });
    await open();
    expect(await owed()).toHaveLength(1);
    expect(await holdOfClosedKeys(await system())).toBe(1);
    expect(await owed()).toMatchObject([{ state: "held" }]);
    expect(await listSubscriptions(await admin(), { id })).toMatchObject([
      { enabled: false, disabledWhy: "key", held: 1 },
    ]);
    await expect(setEnabled(await admin(), { id, enabled: true })).rejects.toMatchObject({ key: "keyRevoked" });
  });
});

describe("sending", () => {
  const take = (now = MONDAY) => system(now).then((ctx) => takeDueWebhooks(ctx, { limit: 20 }));
  const settle = async (due: { id: number; attempt: number }, outcome: ReturnType<typeof told>, now = MONDAY) =>
    settleWebhook(await system(now), { ...due, told: outcome });

  it("takes each once, whoever asks at the same time, and of a request one after the other", async () => {
    await listening();
    const { id } = await open();
    await route(id, cast.roads.id);
    const batches = await Promise.all([take(), take(), take()]);
    const [first, ...more] = batches.flat();
    expect(more).toEqual([]);
    expect(first && JSON.parse(first.body)).toMatchObject({ type: "request.received" });
    if (first) await settle(first, told(204));
    const [second] = await take();
    expect(second && JSON.parse(second.body)).toMatchObject({ type: "request.routed" });
    if (second) await settle(second, told(204));
    expect((await owed()).map(({ state }) => state)).toEqual(["delivered", "delivered"]);
  });

  it("puts in who asked only for a key that may know it, and writes down that it did", async () => {
    const knows = await listening();
    const other = await listening({ scopes: SCOPES.filter((scope) => scope !== "personal:read") });
    await open({ citizen: { name: "Örnek Vatandaş 6", phone: "0532 000 00 16" } });
    await open({ citizen: { name: "Gizli Vatandaş", phone: "0532 000 00 17" }, identityWithheld: true });
    const bodies = (await take()).map(({ body }) => webhookPayload.parse(JSON.parse(body)).data.citizen);
    expect(bodies).toEqual([expect.objectContaining({ phone: "+905320000016" }), null, null, null]);
    const reads = await db.accessLog.findMany({ where: { apiKeyId: { in: [knows.keyId, other.keyId] } } });
    expect(reads.map(({ apiKeyId, door }) => [apiKeyId, door])).toEqual([[knows.keyId, "webhook"]]);
  });

  it("tries again ever later under the same id, and gives up in the end", async () => {
    await listening();
    await open();
    let now = MONDAY;
    const ids = new Set<string>();
    for (let attempt = 1; attempt <= MOST_WEBHOOK_ATTEMPTS; attempt += 1) {
      await db.webhookSubscription.updateMany({ data: { failingSince: now } });
      const [due] = await take(now);
      if (!due) throw new Error(`Nothing is due for attempt ${attempt}`);
      ids.add(due.messageId);
      expect(due.attempt).toBe(attempt);
      await settle(due, told(500), now);
      expect(await take(now)).toEqual([]);
      now = (await owed())[0]?.nextAt ?? now;
      const { retryAt } = await db.webhookSubscription.findFirstOrThrow();
      if (retryAt && retryAt > now) now = retryAt;
    }
    expect(ids.size).toBe(1);
    expect(await owed()).toMatchObject([{ state: "failed", attempts: MOST_WEBHOOK_ATTEMPTS, status: 500 }]);
    expect(await db.webhookTry.count()).toBe(MOST_WEBHOOK_ATTEMPTS);
  });

  it("asks a receiver that failed by one delivery at a time, and forgets it after the first that was taken", async () => {
    await listening();
    for (let count = 0; count < 3; count += 1) await open();
    const all = await take();
    expect(all).toHaveLength(3);
    for (const due of all) await settle(due, told(null, "timeout"));
    const later = at(10 * 60_000);
    const probe = await take(later);
    expect(probe).toHaveLength(1);
    if (probe[0]) await settle(probe[0], told(204), later);
    expect(await take(later)).toHaveLength(2);
  });

  it("switches a receiver off that has not answered for three days, and keeps what it missed", async () => {
    const { id } = await listening();
    await open();
    await open();
    const [first, second] = await take();
    if (!first || !second) throw new Error("Two are due");
    await settle(first, told(500));
    await settle(second, told(500), at(3 * DAY_MS));
    expect(await listSubscriptions(await admin(), { id })).toMatchObject([
      { enabled: false, disabledWhy: "failing", held: 2 },
    ]);
    expect(await silentWebhooks(await admin())).toMatchObject([{ id }]);
    await open();
    expect((await owed()).map(({ state }) => state)).toEqual(["held", "held", "held"]);
    await expect(replayOne(await admin(), { id: first.id })).rejects.toMatchObject({ key: "webhookOff" });
    await setEnabled(await admin(), { id, enabled: true });
    expect(await take()).toEqual([]);
    const span = { id, from: "2026-01-19", to: "2026-01-19", states: ["held"] as const };
    expect(await replaySpan(await admin(), span)).toEqual({ count: 3 });
    expect(await take()).toHaveLength(3);
    expect(await silentWebhooks(await admin())).toEqual([]);
  });

  it("is found by name, address and standing, in the order that is asked for", async () => {
    const { id: gone, keyId } = await listening();
    await open();
    const [due] = await take();
    if (due) await settle(due, told(410, "gone"));
    const ctx = await admin();
    const add = async (path: string) =>
      (await subscribe(ctx, { apiKeyId: keyId, url: `${URL}${path}`, events: [] })).id;
    const on = await add("/b-kurum");
    const off = await add("/a-kurum");
    await setEnabled(ctx, { id: off, enabled: false });
    const find = async (filter: z.input<typeof subscriptionFilterSchema>) =>
      (await findSubscriptions(ctx, subscriptionFilterSchema.parse(filter))).map(({ id }) => id);
    expect(await find({})).toEqual([gone, on, off]);
    expect(await find({ sort: "-state" })).toEqual([off, on, gone]);
    expect(await find({ sort: "url" })).toEqual([gone, off, on]);
    expect(await find({ sort: "-url" })).toEqual([on, off, gone]);
    expect(await find({ sort: "-waiting" })).toEqual([gone, on, off]);
    expect(await find({ state: "hand" })).toEqual([off]);
    expect(await find({ state: "gone", q: "kurum" })).toEqual([]);
    expect(await find({ q: "B-KURUM" })).toEqual([on]);
    await expect(findSubscriptions(await as(db, cast.manager), { q: "", sort: "state" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("tells its deliveries from either end, page by page", async () => {
    await listening();
    for (let count = 0; count < 3; count += 1) await open();
    const ctx = await admin();
    const newest = (await listDeliveries(ctx, {})).rows.map(({ id }) => id);
    const first = await listDeliveries(ctx, { sort: "at" }, 2);
    const rest = await listDeliveries(ctx, { sort: "at", cursor: first.next ?? undefined }, 2);
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(newest.toReversed());
    expect(rest.next).toBeNull();
  });

  it("switches off at once whoever says that it is gone", async () => {
    const { id } = await listening();
    await open();
    const [due] = await take();
    if (due) await settle(due, told(410, "gone"));
    expect(await listSubscriptions(await admin(), { id })).toMatchObject([
      { enabled: false, disabledWhy: "gone", failed: 1 },
    ]);
  });

  it("believes no outcome of an attempt that was given up for dead", async () => {
    await listening();
    await open();
    const [first] = await take();
    if (!first) throw new Error("One is due");
    await db.webhookDelivery.update({ where: { id: first.id }, data: { state: "queued", nextAt: MONDAY } });
    const [second] = await take();
    expect(second?.messageId).toBe(first.messageId);
    expect(await settle(first, told(500))).toBe(false);
    if (second) expect(await settle(second, told(204))).toBe(true);
    expect(await owed()).toMatchObject([{ state: "delivered" }]);
  });

  it("replays one under its own id, and sends a test that is about no request", async () => {
    const { id } = await listening();
    await open();
    const [due] = await take();
    if (!due) throw new Error("One is due");
    await expect(replayOne(await admin(), { id: due.id })).rejects.toMatchObject({ key: "deliveryOnItsWay" });
    await settle(due, told(204));
    await replayOne(await admin(), { id: due.id });
    expect((await take()).map(({ messageId }) => messageId)).toEqual([due.messageId]);
    await sendTest(await admin(), { id });
    const [test] = await take();
    expect(test && JSON.parse(test.body)).toMatchObject({ type: "webhook.test", data: {} });
  });

  it("signs by both secrets for a day after one replaced the other", async () => {
    const { id, secret } = await listening();
    const next = await rotateSecret(await admin(), { id });
    await open();
    await open();
    const [first] = (await take()).map(({ secrets }) => secrets);
    expect(first).toEqual([next.secret, secret]);
    await open();
    const [later] = (await take(at(DAY_MS))).map(({ secrets }) => secrets);
    expect(later).toEqual([next.secret]);
    expect(JSON.stringify(await db.webhookSubscription.findMany())).not.toContain(secret.slice(6));
  });
});

describe("who may", () => {
  it("set up and see webhooks: administrators, and a system its own", async () => {
    const { id, keyId } = await listening();
    const other = await makeKey(db, cast);
    await open();
    const [{ id: deliveryId } = { id: 0 }] = await owed();
    const staff = await db.apiKey.findUniqueOrThrow({ where: { id: keyId }, include: { staff: true } });
    const own: StaffActor = {
      kind: "staff",
      staffId: staff.staffId,
      name: "",
      roles: [{ role: "agent", departmentId: null }],
      key: { id: keyId, scopes: ["webhooks:manage"] },
    };
    const stranger: StaffActor = { ...own, key: { id: other.id, scopes: ["webhooks:manage"] } };
    const unscoped: StaffActor = { ...own, key: { id: keyId, scopes: ["requests:read"] } };
    expect(await listSubscriptions(await as(db, own))).toMatchObject([{ id }]);
    expect(await listSubscriptions(await as(db, stranger))).toEqual([]);
    expect((await listDeliveries(await as(db, own), {})).rows).toHaveLength(1);
    expect((await listDeliveries(await as(db, stranger), {})).rows).toEqual([]);
    expect(await findDelivery(await as(db, stranger), { id: deliveryId })).toBeNull();
    expect(await findDelivery(await as(db, own), { id: deliveryId })).toMatchObject({ event: "request.received" });
    await expect(replayOne(await as(db, stranger), { id: deliveryId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(setEnabled(await as(db, stranger), { id, enabled: false })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    for (const actor of [cast.agent, cast.manager, cast.head, cast.mayor, unscoped]) {
      const ctx = await as(db, actor);
      await expect(listSubscriptions(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(listDeliveries(ctx, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(subscribe(ctx, { apiKeyId: keyId, url: URL, events: [] })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
      await expect(unsubscribe(ctx, { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await unsubscribe(await as(db, own), { id });
    expect(await owed()).toEqual([]);
  });

  it.each([
    ["not a url", "webhookUrl"],
    ["ftp://alici.example/", "webhookUrl"],
    ["https://ad:parola@alici.example/", "webhookUrl"],
    ["http://alici.example/", "webhookHttps"],
    ["https://10.0.0.4/", "webhookPrivate"],
    ["https://2130706433/", "webhookPrivate"],
    ["https://[::ffff:10.0.0.4]/", "webhookPrivate"],
    ["http://localhost:3000/", "webhookPrivate"],
    ["http://127.0.0.1/", "webhookPrivate"],
  ])("is called: %s is refused as %s", async (url, key) => {
    const { id } = await makeKey(db, cast);
    await expect(subscribe(await admin(), { apiKeyId: id, url, events: [] })).rejects.toMatchObject({ key });
  });

  it("is called in the house: only what administrators have listed", async () => {
    const { id } = await listening();
    for (const actor of [cast.agent, cast.manager])
      await expect(saveNetworks(await as(db, actor), { networks: [] })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await saveNetworks(await admin(), { networks: ["10.0.0.0/8"] });
    await editSubscription(await admin(), { id, url: "https://10.0.0.4/hook", events: [] });
    await expect(
      editSubscription(await admin(), { id, url: "http://10.0.0.4/hook", events: [] }),
    ).rejects.toMatchObject({
      key: "webhookHttps",
    });
    await saveNetworks(await admin(), { networks: [] });
  });
});
