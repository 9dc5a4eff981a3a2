import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/actor";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { verifySums } from "../reports/sums";
import { receive } from "./receive";
import { record } from "./record";

let db: Db;
let cast: Cast;

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const web: Actor = { kind: "channel", channel: "web" };

it("opens a request with number, suggestion, deadline, event and receipt", async () => {
  const { request, repeated } = await receive(await as(db, cast.agent), intake());
  expect(repeated).toBe(false);
  expect(request).toMatchObject({
    year: 2026,
    status: "new",
    categoryId: null,
    suggestedCategoryId: cast.pothole.id,
    summary: "Okulun önündeki çukur iyice büyüdü",
    dueAt: new Date("2026-01-22T08:00:00Z"),
  });
  expect(request.trackingCode).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
  expect(await db.requestEvent.count({ where: { requestId: request.id, act: "receive" } })).toBe(1);
  expect(await db.message.findMany({ where: { requestId: request.id } })).toMatchObject([
    { notice: "received", state: "queued", medium: "sms" },
  ]);
});

it("leaves a suggestion one until a person confirms it: unsorted in deadline and figures, then the subject's own", async () => {
  const agent = await as(db, cast.agent);
  const keys = async () =>
    (await db.monthSum.findMany({ where: { dimension: "category", received: { gt: 0 } } })).map(({ key }) => key);
  const { request } = await receive(await as(db, web), intake({ channel: "web", description: "Salıncak kopmuş" }));
  expect(request).toMatchObject({ categoryId: null, suggestedCategoryId: cast.swing.id, standardValue: 3 });
  expect(request.dueAt).toEqual(new Date("2026-01-22T08:00:00Z"));
  expect(await keys()).not.toContain(String(cast.swing.id));
  const facts = { categoryId: cast.swing.id };
  const routed = await record(agent, { id: request.id, change: { act: "route", departmentId: cast.parks.id, facts } });
  expect(routed).toMatchObject({
    categoryId: cast.swing.id,
    standardValue: 1,
    dueAt: new Date("2026-01-20T08:00:00Z"),
  });
  expect(await keys()).toContain(String(cast.swing.id));
  const chosen = await receive(agent, intake({ categoryId: cast.pothole.id, description: "Salıncak kopmuş" }));
  expect(chosen.request).toMatchObject({ categoryId: cast.pothole.id, suggestedCategoryId: cast.swing.id });
  expect(await verifySums(db)).toEqual([]);
});

it.each(["resolve", "decline", "refer"] as const)("confirms the subject by %s too", async (act) => {
  const changes = {
    resolve: { act: "resolve", answer: "Bilgi verildi." },
    decline: { act: "decline", reason: "Yapılamaz." },
    refer: { act: "refer", institutionId: cast.izsu.id },
  } as const;
  const manager = await as(db, cast.manager);
  const { request } = await receive(manager, intake());
  const facts = { categoryId: cast.swing.id };
  expect(await record(manager, { id: request.id, change: { ...changes[act], facts } })).toMatchObject(facts);
  expect(await db.requestEvent.findFirst({ where: { requestId: request.id, act } })).toMatchObject({
    data: { facts: { categoryId: { from: null, to: cast.swing.id } } },
  });
  const unknown = { ...changes[act], facts: { categoryId: 999_999 } };
  const { request: other } = await receive(manager, intake());
  await expect(record(manager, { id: other.id, change: unknown })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("makes one request of the same thing sent fifty times at once", async () => {
  const same = intake({ channel: "web", externalId: "form-1" });
  const ctx = await as(db, web);
  const before = { requests: await db.request.count(), messages: await db.message.count() };
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => receive(ctx, same)));
  expect(new Set(outcomes.map(({ request }) => request.id)).size).toBe(1);
  expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect({ requests: await db.request.count(), messages: await db.message.count() }).toEqual({
    requests: before.requests + 1,
    messages: before.messages + 1,
  });
  expect(await verifySums(db)).toEqual([]);
});

it("answers a repeat as the first time, even where it would be refused by now", async () => {
  const ctx = await as(db, cast.agent);
  const { request } = await receive(ctx, intake({ externalId: "call-1" }));
  const before = await db.yearCounter.findMany();
  const again = await receive(ctx, intake({ externalId: "call-1", departmentId: 999_999 }));
  expect(again).toMatchObject({ repeated: true, request: { id: request.id, departmentId: null } });
  expect(await db.yearCounter.findMany()).toEqual(before);
});

it("numbers a year without gaps or repeats, whoever writes at the same time, and starts again at one in the next", async () => {
  const ctx = await as(db, cast.agent);
  const { last = 0 } = (await db.yearCounter.findUnique({ where: { year: 2026 } })) ?? {};
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => receive(ctx, intake())));
  const numbers = outcomes.map(({ request }) => request.seq).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => last + i + 1));
  const next = await receive(await as(db, cast.agent, new Date("2026-12-31T21:00:00Z")), intake());
  expect(next.request).toMatchObject({ year: 2027, seq: 1 });
});

it("answers at first contact, or hands on, in the same transaction", async () => {
  const agent = await as(db, cast.agent);
  expect(
    (await receive(agent, intake({ kind: "information", answer: "Emlak vergisi mayıs sonuna kadar ödenir." }))).request,
  ).toMatchObject({ status: "resolved", departmentId: cast.quick.id });
  expect((await receive(agent, intake({ departmentId: cast.roads.id }))).request).toMatchObject({
    status: "assigned",
    departmentId: cast.roads.id,
  });
  expect(await verifySums(db)).toEqual([]);
});

it("leaves nothing behind when a part of it is refused", async () => {
  const before = [
    await db.request.count(),
    await db.citizen.count(),
    await db.requestEvent.count(),
    await db.yearCounter.findMany(),
  ];
  await expect(receive(await as(db, cast.agent), intake({ departmentId: 999_999 }))).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect([
    await db.request.count(),
    await db.citizen.count(),
    await db.requestEvent.count(),
    await db.yearCounter.findMany(),
  ]).toEqual(before);
});

describe("refuses", () => {
  it.each(["head", "worker", "mayor", "admin"] as const)("%s, who does not record", async (who) => {
    await expect(receive(await as(db, cast[who]), intake())).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
  it("a channel that wants to route or answer by itself, and whoever has only a tracking code", async () => {
    await expect(receive(await as(db, web), intake({ departmentId: cast.roads.id }))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(receive(await as(db, web), intake({ answer: "Oldu" }))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(receive(await as(db, { kind: "citizen", trackingCode: "ABCDEFGH" }), intake())).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
  it.each([
    ["a telephone that is none", { citizen: { phone: "0 532 00" } }, "citizen.phone", "phoneUnreadable"],
    ["an identity number with a wrong check digit", { citizen: { tckn: "10000000147" } }, "citizen.tckn", "tcknWrong"],
    ["two letters", { description: "ab" }, "description", "descriptionTooShort"],
  ])("%s, with what to mend", async (_, given, path, message) => {
    await expect(receive(await as(db, cast.agent), intake(given))).rejects.toMatchObject({
      code: "INVALID",
      key: "invalid",
      fields: { [path]: message },
    });
  });
});

describe("the citizen", () => {
  it("is the same by telephone and name, and two people of one telephone stay two", async () => {
    const agent = await as(db, cast.agent);
    const of = async (name: string) =>
      (await receive(agent, intake({ citizen: { name, phone: "0500 000 55 55" } }))).request.citizenId;
    const [first, again, other] = [
      await of("Örnek Vatandaş 55"),
      await of("Örnek Vatandaş 55"),
      await of("Örnek Vatandaş 56"),
    ];
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it("keeps the identity number unreadable at rest, and finds by it", async () => {
    const agent = await as(db, cast.agent);
    const { request } = await receive(agent, intake({ citizen: { name: "Örnek Vatandaş 60", tckn: "10000000146" } }));
    const again = await receive(agent, intake({ citizen: { name: "Örnek Vatandaş 61", tckn: "10000000146" } }));
    expect(again.request.citizenId).toBe(request.citizenId);
    const [row] = await db.$queryRaw<
      { whole: string }[]
    >`SELECT citizen::text AS whole FROM citizen WHERE id = ${request.citizenId}`;
    expect(row?.whole).not.toContain("10000000146");
  });

  it("may be nobody", async () => {
    const { request } = await receive(await as(db, web), intake({ channel: "web", citizen: null }));
    expect(request.citizenId).toBeNull();
    expect(await db.message.count({ where: { requestId: request.id } })).toBe(0);
  });
});

it.each([
  ["a signed petition", { channel: "desk", formal: true } as const, "petition", "2026-02-18T14:00:00.000Z"],
  [
    "CİMER, from its own date",
    { channel: "cimer", receivedAt: new Date("2026-01-12T08:00:00Z") } as const,
    "cimer",
    "2026-02-11T14:00:00.000Z",
  ],
  [
    "a formal application for information",
    { channel: "desk", kind: "information", formal: true } as const,
    "information_act",
    "2026-02-09T14:00:00.000Z",
  ],
  ["a call", {} as const, "none", "2026-01-22T08:00:00.000Z"],
])("the clock of %s", async (_, given, legalClass, dueAt) => {
  const { request } = await receive(await as(db, cast.agent, MONDAY), intake(given));
  expect([request.legalClass, request.dueAt.toISOString()]).toEqual([legalClass, dueAt]);
});
