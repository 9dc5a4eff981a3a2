import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/actor";
import type { Intake } from "@/server/domain/intake";
import { requestNumber } from "@/server/domain/number";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { listUnreadable, reread } from "../incoming/unreadable";
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
  expect(request.trackingCode).toMatch(/^[A-HJ-NP-Z2-9]{10}$/);
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
  const given = intake({ externalId: "call-1", receivedAt: new Date(MONDAY.getTime() + 3_600_000) });
  const { request } = await receive(ctx, given);
  const before = await db.yearCounter.findMany();
  const dayBefore = await as(db, cast.agent, new Date(MONDAY.getTime() - 86_400_000));
  await expect(receive(dayBefore, { ...given, externalId: "call-1-other" })).rejects.toMatchObject({
    key: "clockInFuture",
  });
  expect(await receive(dayBefore, given)).toMatchObject({ repeated: true, request: { id: request.id } });
  expect(await db.yearCounter.findMany()).toEqual(before);
});

describe("a known id", () => {
  it.each<[string, Partial<Intake>]>([
    ["words", { description: "Okulun önündeki çukur kapatıldı." }],
    ["kind", { kind: "tip" }],
    ["street", { street: "Başka Sokak" }],
    ["place", { latitude: 38.5, longitude: 27.1 }],
    ["telephone", { citizen: { name: "Örnek Vatandaş 14", phone: "0500 000 99 99" } }],
    ["department", { departmentId: 1 }],
    ["answer", { answer: "Yapıldı." }],
    ["file", { files: ["a token"] }],
  ])("with another %s is refused with the first one's number, and changes nothing", async (_, other) => {
    const ctx = await as(db, cast.agent);
    const given = intake({ citizen: { name: "Örnek Vatandaş 14", phone: "0500 000 10 14" } });
    const { request } = await receive(ctx, given);
    const before = await db.request.count();
    await expect(receive(ctx, { ...given, ...other })).rejects.toMatchObject({
      code: "CONFLICT",
      key: "externalIdReused",
      params: { number: requestNumber(request.year, request.seq) },
    });
    expect(await db.request.count()).toBe(before);
  });

  it("is a repeat however its fields are written and ordered", async () => {
    const ctx = await as(db, cast.agent);
    const { request } = await receive(
      ctx,
      intake({ externalId: "order", citizen: { name: "Örnek Vatandaş 14", phone: "0500 000 10 14" } }),
    );
    const again = await receive(ctx, {
      citizen: { phone: "+90 500 000 1014", name: " Örnek Vatandaş 14 ", email: "" },
      street: "",
      description: "Okulun önündeki çukur iyice büyüdü. Bir an önce yapılsın. ",
      kind: "complaint",
      externalId: "order",
      channel: "call_centre",
    });
    expect(again).toMatchObject({ repeated: true, request: { id: request.id } });
  });

  it("is a repeat where it is older than the digest", async () => {
    const ctx = await as(db, cast.agent);
    const given = intake();
    const { request } = await receive(ctx, given);
    await db.request.update({ where: { id: request.id }, data: { intakeDigest: null } });
    expect(await receive(ctx, { ...given, street: "Başka Sokak" })).toMatchObject({ repeated: true });
  });

  it("is listed for staff once, with all that was sent, where it came by a machine door", async () => {
    const ctx = await as(db, web);
    const given = intake({ channel: "web" });
    await receive(ctx, given, { door: "api" });
    const other = { ...given, street: "Başka Sokak 8780" };
    for (let times = 0; times < 3; times += 1)
      await expect(receive(ctx, other, { door: "api" })).rejects.toMatchObject({ key: "externalIdReused" });
    const { rows } = await listUnreadable(await as(db, cast.agent), { vendor: "api" });
    expect(rows).toMatchObject([{ vendor: "api", error: "externalIdReused", rereadable: false }]);
    expect(rows[0]?.raw).toContain("Başka Sokak 8780");
    await expect(reread(await as(db, cast.agent), { id: rows[0]?.id ?? 0 })).rejects.toMatchObject({
      code: "WRONG_STATE",
    });
    await expect(listUnreadable(await as(db, cast.worker), { vendor: "api" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
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
