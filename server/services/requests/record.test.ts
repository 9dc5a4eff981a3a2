import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { verifySums } from "../reports/sums";
import { actMany } from "./act-many";
import { getRequest } from "./get";
import { merge, unmerge } from "./merge";
import { receive } from "./receive";
import { record } from "./record";

let db: Db;
let cast: Cast;

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const at = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);

async function received(given: Parameters<typeof intake>[0] = {}) {
  return (await receive(await as(db, cast.agent), intake(given))).request;
}
async function routed() {
  const request = await received();
  return record(await as(db, cast.agent), { id: request.id, change: { act: "route", departmentId: cast.roads.id } });
}
const started = async () => record(await as(db, cast.worker), { id: (await routed()).id, change: { act: "start" } });
const messagesOf = (requestId: number) => db.message.findMany({ where: { requestId }, orderBy: { id: "asc" } });

describe("one transaction", () => {
  it("writes version, event, message and sums together", async () => {
    const request = await started();
    const resolved = await record(await as(db, cast.worker, at(60)), {
      id: request.id,
      version: request.version,
      change: { act: "resolve", answer: "Çukur kapatıldı." },
    });
    expect(resolved).toMatchObject({
      status: "resolved",
      version: request.version + 1,
      answer: "Çukur kapatıldı.",
      answeredOnTime: true,
    });
    const events = await db.requestEvent.findMany({ where: { requestId: request.id }, orderBy: { id: "asc" } });
    expect(events.map(({ act, from, to }) => [act, from, to])).toEqual([
      ["receive", null, "new"],
      ["route", "new", "assigned"],
      ["start", "assigned", "in_progress"],
      ["resolve", "in_progress", "resolved"],
    ]);
    const messages = await messagesOf(request.id);
    expect(messages.map(({ notice, medium, state }) => [notice, medium, state])).toEqual([
      ["received", "sms", "queued"],
      ["resolved", "sms", "queued"],
    ]);
    expect(messages[1]?.body).toContain(
      `2026-${String(request.seq).padStart(6, "0")} localhost:3000/t/${request.trackingCode}`,
    );
    expect(await verifySums(db)).toEqual([]);
  });

  it("leaves nothing behind when the change is refused half-way", async () => {
    const request = await routed();
    const before = { events: await db.requestEvent.count(), messages: await db.message.count() };
    await expect(
      record(await as(db, cast.head), { id: request.id, change: { act: "assign", assigneeId: cast.stranger.staffId } }),
    ).rejects.toMatchObject({ key: "assigneeNotInDepartment" });
    expect({ events: await db.requestEvent.count(), messages: await db.message.count() }).toEqual(before);
    expect(await db.request.findUnique({ where: { id: request.id } })).toMatchObject({
      version: request.version,
      status: "assigned",
    });
  });
});

describe("two people at one request", () => {
  it("gives the second a conflict that names who and what", async () => {
    const request = await started();
    await record(await as(db, cast.head, at(5)), {
      id: request.id,
      version: request.version,
      change: { act: "wait", waitingOn: "material", waitingFor: "malzeme", until: at(5000), reason: "other" },
    });
    await expect(
      record(await as(db, cast.worker, at(6)), {
        id: request.id,
        version: request.version,
        change: { act: "resolve", answer: "Yapıldı" },
      }),
    ).rejects.toMatchObject({
      code: "CONFLICT",
      params: { who: cast.head.name, act: "wait", at: at(5).toISOString(), version: request.version + 1 },
    });
  });

  it("lets one of two resolvers through at the same moment, and tells the citizen once", async () => {
    const request = await started();
    const resolve = async (actor: Cast["head"]) =>
      record(await as(db, actor), {
        id: request.id,
        version: request.version,
        change: { act: "resolve", answer: actor.name },
      });
    const outcomes = await Promise.allSettled([resolve(cast.head), resolve(cast.worker)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "CONFLICT", params: { act: "resolve" } });
    expect((await messagesOf(request.id)).filter(({ notice }) => notice === "resolved")).toHaveLength(1);
    expect(await verifySums(db)).toEqual([]);
  });
});

describe("taking a routing back", () => {
  it("is for one's own slip, while nobody has touched it", async () => {
    const request = await routed();
    await expect(
      record(await as(db, cast.agent2, at(1)), { id: request.id, change: { act: "recall" } }),
    ).rejects.toMatchObject({ key: "recallTooLate" });
    await expect(
      record(await as(db, cast.agent, at(11)), { id: request.id, change: { act: "recall" } }),
    ).rejects.toMatchObject({ key: "recallTooLate" });
    expect(await record(await as(db, cast.agent, at(1)), { id: request.id, change: { act: "recall" } })).toMatchObject({
      status: "new",
      departmentId: null,
    });
  });
});

describe("the citizen", () => {
  it("may have it reopened for fifteen days, and only with the own code", async () => {
    const request = await received();
    await record(await as(db, cast.agent), { id: request.id, change: { act: "resolve", answer: "Yapıldı" } });
    const citizen = { kind: "citizen", trackingCode: request.trackingCode } as const;
    const reopen = { id: request.id, change: { act: "reopen", why: "Sürüyor" } } as const;
    const day = 24 * 60;
    await expect(record(await as(db, { ...citizen, trackingCode: "ABCDEFGH" }), reopen)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(record(await as(db, citizen, at(15 * day + 1)), reopen)).rejects.toMatchObject({
      key: "reopenTooLate",
    });
    expect(await record(await as(db, citizen, at(15 * day)), reopen)).toMatchObject({
      status: "assigned",
      departmentId: cast.quick.id,
    });
  });
});

describe("a merge", () => {
  it("tells every reporter of the answer, each exactly once and with the own number", async () => {
    const main = await received();
    const second = await received();
    const third = await received();
    const agent = await as(db, cast.agent);
    await merge(agent, { id: second.id, mainId: third.id });
    await merge(agent, { id: third.id, mainId: main.id });
    expect(await db.request.findUnique({ where: { id: main.id } })).toMatchObject({ mergedCount: 2 });
    expect(await db.request.findUnique({ where: { id: second.id } })).toMatchObject({
      status: "merged",
      mergedIntoId: main.id,
    });
    await record(agent, { id: main.id, change: { act: "resolve", answer: "Kapatıldı" } });
    for (const { id, trackingCode } of [main, second, third]) {
      const answers = (await messagesOf(id)).filter(({ notice }) => notice === "resolved");
      expect(answers).toHaveLength(1);
      expect(answers[0]?.body).toContain(trackingCode);
    }
    expect(await verifySums(db)).toEqual([]);
  });

  it("can be undone, and is refused into what is closed, into itself and by a department", async () => {
    const main = await received();
    const other = await received();
    const agent = await as(db, cast.agent);
    await expect(merge(agent, { id: other.id, mainId: other.id })).rejects.toMatchObject({ key: "mergeWithItself" });
    await expect(merge(await as(db, cast.head), { id: other.id, mainId: main.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await merge(agent, { id: other.id, mainId: main.id });
    expect(await unmerge(agent, { id: other.id })).toMatchObject({ status: "new", mergedIntoId: null });
    expect(await db.request.findUnique({ where: { id: main.id } })).toMatchObject({ mergedCount: 0 });
    await record(agent, { id: main.id, change: { act: "resolve", answer: "Kapatıldı" } });
    await expect(merge(agent, { id: other.id, mainId: main.id })).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await db.request.findUnique({ where: { id: other.id } })).toMatchObject({ status: "new" });
    expect(await verifySums(db)).toEqual([]);
  });
});

it("assigns many, each for itself", async () => {
  const [one, two] = [await routed(), await routed()];
  const stale = { id: two.id, version: two.version - 1 };
  const outcomes = await actMany(await as(db, cast.head), {
    targets: [{ id: one.id, version: one.version }, stale],
    change: { act: "assign", assigneeId: cast.worker.staffId },
  });
  expect(outcomes).toMatchObject([
    { id: one.id, ok: true },
    { id: two.id, ok: false, key: "conflict" },
  ]);
  expect(await db.request.findUnique({ where: { id: one.id } })).toMatchObject({
    assigneeId: cast.worker.staffId,
    status: "assigned",
  });
});

describe("nobody is written to", () => {
  it("who withheld identity, asked not to be, or has no mobile telephone", async () => {
    const withheld = await received({ identityWithheld: true });
    const fixed = await received({ citizen: { name: "Örnek Vatandaş 90", phone: "0232 376 00 00" } });
    const quiet = await received();
    await db.citizen.update({ where: { id: quiet.citizenId ?? 0 }, data: { noSms: true } });
    for (const { id } of [withheld, fixed, quiet])
      await record(await as(db, cast.agent), { id, change: { act: "resolve", answer: "Yapıldı" } });
    expect(await messagesOf(withheld.id)).toEqual([]);
    expect(await messagesOf(fixed.id)).toEqual([]);
    expect((await messagesOf(quiet.id)).map(({ notice }) => notice)).toEqual(["received"]);
  });
});

describe("an act whose answer was lost", () => {
  const notesOf = async (requestId: number) => {
    const events = await db.requestEvent.findMany({ where: { requestId, act: "note" }, orderBy: { id: "asc" } });
    return events.map(({ staffId, data }) => [staffId, data]);
  };

  it("is recorded once when it is sent again on the version it was meant for", async () => {
    const { id, version } = await started();
    const note = { act: "note", text: "Aradım, ulaşamadım." } as const;
    const send = async (actor = cast.worker, given = { id, version, change: note }) =>
      record(await as(db, actor), given);
    const first = await send();
    expect(await send()).toMatchObject({ version: first.version });
    // Somebody else may have tried to reach the citizen as well.
    await send(cast.manager);
    expect(await send()).toMatchObject({ version: first.version + 1 });
    expect(await notesOf(id)).toEqual([
      [cast.worker.staffId, { text: note.text }],
      [cast.manager.staffId, { text: note.text }],
    ]);
    // Whoever has seen the first note and writes it again means it, whatever somebody else writes meanwhile.
    await record(await as(db, cast.manager), { id, change: { act: "note", text: "Ekip yolda." } });
    await send(cast.worker, { id, version: first.version + 1, change: note });
    expect(await notesOf(id)).toHaveLength(4);
    expect(await verifySums(db)).toEqual([]);
  });

  it("is a conflict where it takes something away, and stays done once", async () => {
    const { id, version } = await started();
    const resolve = async () =>
      record(await as(db, cast.worker), { id, version, change: { act: "resolve", answer: "Yapıldı." } });
    await resolve();
    await expect(resolve()).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await db.requestEvent.count({ where: { requestId: id, act: "resolve" } })).toBe(1);
    expect((await messagesOf(id)).filter(({ notice }) => notice === "resolved")).toHaveLength(1);
  });
});

describe("what the page of a request shows", () => {
  it("masks the telephone, and hides the person from the mayor's office and where identity is withheld", async () => {
    const request = await received({
      description: "Beni 0500 000 12 34 numarasından arayın, çukur var",
      citizen: { name: "Örnek Vatandaş 77", phone: "0500 000 77 77" },
    });
    expect(await getRequest(await as(db, cast.agent), request)).toMatchObject({
      citizen: { name: "Örnek Vatandaş 77", phone: "0 5•• ••• •• 77" },
      personal: true,
    });
    const seen = await getRequest(await as(db, cast.mayor), request);
    expect(seen).toMatchObject({ citizen: null, personal: false, trackingCode: "", acts: [] });
    expect(JSON.stringify(seen)).not.toMatch(/12 34|Örnek Vatandaş 77/);
    const withheld = await received({
      identityWithheld: true,
      citizen: { name: "Örnek Vatandaş 78", phone: "0500 000 78 78" },
    });
    expect(JSON.stringify(await getRequest(await as(db, cast.agent), withheld))).not.toContain("Örnek Vatandaş 78");
  });
});
