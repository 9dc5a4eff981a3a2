import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { Change } from "@/server/domain/changes";
import { type Act, ADDING, ALL_ACTS, allowedFrom, RULES } from "@/server/domain/request";
import { mayEver } from "@/server/policies/can";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { actWithFiles } from "../attachments/attach";
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
const received = async () => (await receive(await as(db, cast.agent), intake())).request;
async function routed() {
  const { id } = await received();
  return record(await as(db, cast.agent), { id, change: { act: "route", departmentId: cast.roads.id } });
}
const started = async () => record(await as(db, cast.worker), { id: (await routed()).id, change: { act: "start" } });

describe("refused by the server", () => {
  const until = new Date("2026-02-01T00:00:00Z");
  const tied = { tie: randomUUID(), citizenId: 1, otherId: 2, identityIds: [], silenced: false };
  const CHANGES: { [A in Act]: Extract<Change, { act: A }> } = {
    route: { act: "route", departmentId: 1 },
    recall: { act: "recall" },
    return: { act: "return", reason: "Bizim değil" },
    start: { act: "start" },
    wait: { act: "wait", waitingOn: "material", waitingFor: "malzeme", until, reason: "other" },
    resume: { act: "resume" },
    lapse: { act: "lapse" },
    extend: { act: "extend", reason: "Arşivden istenecek" },
    resolve: { act: "resolve", answer: "Yapıldı" },
    decline: { act: "decline", reason: "Olmaz" },
    refer: { act: "refer", institutionId: 1 },
    merge: { act: "merge", mainId: 999_999 },
    unmerge: { act: "unmerge" },
    withdraw: { act: "withdraw" },
    reopen: { act: "reopen", why: "Sürüyor" },
    note: { act: "note", text: "Not" },
    ask: { act: "ask", text: "Nerede?" },
    reply: { act: "reply", text: "Bakıyoruz" },
    reply_publicly: { act: "reply_publicly" },
    hear: { act: "hear", text: "Duyuldu", medium: "web" },
    attach: { act: "attach", attachmentIds: [1] },
    assign: { act: "assign", assigneeId: null },
    correct: { act: "correct", facts: { kind: "demand" } },
    prioritise: { act: "prioritise", priority: "high" },
    claim: { act: "claim" },
    release: { act: "release" },
    take_over: { act: "take_over" },
    adopt: { act: "adopt", mergedId: 1, count: 1 },
    orphan: { act: "orphan", mergedId: 1, count: 1 },
    tie: { act: "tie", ...tied },
    untie: { act: "untie", ...tied },
    confirm: { act: "confirm", confirmation: "confirmed" },
    hand_over: {
      ...{ act: "hand_over", institutionId: 1, step: "closed", status: "closed" },
      ...{ number: "1", text: null, staffId: null },
    },
    settle_detail: { act: "settle_detail", detailId: 1, field: "phone", how: "dismissed" },
    correct_citizen: { act: "correct_citizen", fields: ["phone"] },
    anonymise: { act: "anonymise" },
    restrict: { act: "restrict" },
    lift_restriction: { act: "lift_restriction" },
    enter_answer: { act: "enter_answer" },
    unenter_answer: { act: "unenter_answer" },
  };

  /** A request of the roads in a state that the act is possible in, touched by the manager a moment ago. */
  async function standingFor(act: Act) {
    const { id } = await routed();
    const status = allowedFrom(act, "in_progress") ? "in_progress" : (RULES[act].from.at(-1) ?? "new");
    await record(await as(db, cast.manager, at(1)), { id, change: { act: "note", text: "Not" } });
    return db.request.update({ where: { id }, data: { status } });
  }
  const readers = () => [cast.agent, cast.manager, cast.head, cast.worker, cast.mayor];

  it.each(ALL_ACTS)("%s by who may not is forbidden, and a conflict where somebody was faster", async (act) => {
    const request = await standingFor(act);
    const forbidden = readers().filter((actor) => !mayEver(actor, act, request));
    expect(forbidden).toContain(cast.mayor);
    for (const actor of forbidden) {
      const step = { id: request.id, change: CHANGES[act] };
      for (const version of [undefined, request.version])
        await expect(record(await as(db, actor), { ...step, version })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(record(await as(db, actor), { ...step, version: request.version - 1 })).rejects.toMatchObject({
        code: "CONFLICT",
        params: { who: cast.manager.name, act: "note", at: at(1).toISOString(), version: request.version },
      });
    }
  });

  it.each(ALL_ACTS)("%s by who may, but saw an older version, is a conflict unless it only adds", async (act) => {
    const request = await standingFor(act);
    const [actor] = readers().filter((reader) => mayEver(reader, act, request));
    if (!actor) return;
    const stale = record(await as(db, actor), { id: request.id, version: request.version - 1, change: CHANGES[act] });
    // What it was received by is not public, which is asked after the version.
    if (act === "reply_publicly") await expect(stale).rejects.toMatchObject({ key: "notPublic" });
    else if (ADDING.includes(act)) await expect(stale).resolves.toMatchObject({ version: request.version + 1 });
    else await expect(stale).rejects.toMatchObject({ code: "CONFLICT", params: { who: cast.manager.name } });
  });

  it.each(ALL_ACTS)("%s is not there for who may not read it, whatever the version", async (act) => {
    const request = await standingFor(act);
    for (const actor of [cast.stranger, cast.admin])
      for (const version of [undefined, request.version, request.version - 1])
        await expect(
          record(await as(db, actor), { id: request.id, version, change: CHANGES[act] }),
        ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("tells who answered it to whoever could have answered it before a colleague did", async () => {
    const request = await received();
    const saw = { id: request.id, version: request.version, change: CHANGES.resolve };
    const routedTo = { act: "route", departmentId: cast.roads.id } as const;
    await record(await as(db, cast.manager, at(2)), { id: request.id, change: routedTo });
    const conflict = { code: "CONFLICT", params: { who: cast.manager.name, act: "route", at: at(2).toISOString() } };
    const agent = await as(db, cast.agent, at(3));
    await expect(record(agent, saw)).rejects.toMatchObject(conflict);
    await expect(actWithFiles(agent, { ...saw, files: [], changes: [saw.change] })).rejects.toMatchObject(conflict);
    const [outcome] = await actMany(agent, { targets: [saw], change: saw.change });
    expect(outcome).toMatchObject({ ok: false, key: "conflict" });
    await expect(unmerge(agent, saw)).rejects.toMatchObject(conflict);
    await expect(merge(agent, { ...saw, mainId: (await received()).id })).rejects.toMatchObject(conflict);
    await expect(unmerge(await as(db, cast.stranger), saw)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it.each(["stranger", "admin"] as const)("a request is not there for %s", async (who) => {
    const request = await routed();
    await expect(
      record(await as(db, cast[who]), { id: request.id, change: { act: "note", text: "Not" } }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getRequest(await as(db, cast[who]), request)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  const WRONG: [string, Change, keyof Cast][] = [
    ["start", { act: "start" }, "worker"],
    ["return", { act: "return", reason: "Bizim değil" }, "head"],
    ["wait", { act: "wait", waitingOn: "material", waitingFor: "malzeme", until, reason: "other" }, "worker"],
    ["resume", { act: "resume" }, "worker"],
    ["resolve", { act: "resolve", answer: "Yapıldı" }, "worker"],
    ["decline", { act: "decline", reason: "Olmaz" }, "head"],
    ["refer", { act: "refer", institutionId: 1 }, "agent"],
    ["route", { act: "route", departmentId: 1 }, "agent"],
    ["unmerge", { act: "unmerge" }, "agent"],
    ["withdraw", { act: "withdraw" }, "agent"],
  ];
  it.each(WRONG)("%s on what is resolved", async (_, change, who) => {
    const request = await started();
    await record(await as(db, cast.worker), { id: request.id, change: { act: "resolve", answer: "Yapıldı" } });
    const actor = cast[who];
    if (!("kind" in actor)) throw new Error("not an actor");
    await expect(record(await as(db, actor), { id: request.id, change })).rejects.toMatchObject({
      code: "WRONG_STATE",
    });
  });
});
