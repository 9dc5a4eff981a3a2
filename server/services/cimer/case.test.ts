import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { Intake } from "@/server/domain/intake";
import { appRouter } from "@/server/routers";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { createCallerFactory } from "@/server/trpc";
import { verifySums } from "../reports/sums";
import { merge, unmerge } from "../requests/merge";
import { receive } from "../requests/receive";
import { record } from "../requests/record";

let db: Db;
let cast: Cast;
let count = 0;

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const daysOn = (days: number) => new Date(MONDAY.getTime() + days * 86_400_000);
const application = async (given: Partial<Intake> = {}, now = MONDAY) => {
  const { request } = await receive(
    await as(db, cast.agent, now),
    intake({ channel: "cimer", externalId: `260000${++count}`, departmentId: cast.roads.id, ...given }),
  );
  return request;
};
const caseOf = (requestId: number) => db.cimerCase.findUniqueOrThrow({ where: { requestId } });
const resolve = async (id: number, now = daysOn(1), answer = "Çukur kapatıldı.") =>
  record(await as(db, cast.head, now), { id, change: { act: "resolve", answer } });
const enter = async (id: number, now = daysOn(2)) =>
  record(await as(db, cast.agent, now), { id, change: { act: "enter_answer" } });

describe("an application", () => {
  it("is a case of CİMER with its number, its date and its type; the 30 days run from that date", async () => {
    const date = new Date("2026-01-05T10:00:00Z");
    const request = await application({ externalId: "2600123456", receivedAt: date, cimerType: "complaint" });
    expect(request).toMatchObject({ legalClass: "cimer", receivedAt: date, recordedAt: MONDAY, clockFrom: date });
    expect(request.dueAt).toEqual(new Date("2026-02-04T14:00:00Z"));
    expect(await caseOf(request.id)).toMatchObject({ number: "2600123456", date, type: "complaint", answeredAt: null });
  });

  it("has the deadline that CİMER itself names; no other channel can name one", async () => {
    const dueAt = new Date("2026-01-30T14:00:00Z");
    expect(await application({ dueAt })).toMatchObject({ dueAt });
    const call = await receive(await as(db, cast.agent), intake({ dueAt }));
    expect(call.request.dueAt).not.toEqual(dueAt);
  });

  it("for information stands under law 4982", async () => {
    expect(await application({ kind: "information" })).toMatchObject({ legalClass: "information_act" });
  });

  it("cannot be recorded by hand without its number, nor with a date that lies ahead", async () => {
    const agent = await as(db, cast.agent);
    const caller = createCallerFactory(appRouter)(agent);
    await expect(caller.requests.receive(intake({ channel: "cimer", externalId: "record:1" }))).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { fields: { externalId: "cimerNumberNeeded" } },
    });
    await expect(
      receive(agent, intake({ channel: "cimer", externalId: "26009", receivedAt: daysOn(3) })),
    ).rejects.toMatchObject({ key: "clockInFuture" });
  });
});

describe("the answer", () => {
  it("waits to be entered from the moment it is given, and is entered once", async () => {
    const { id } = await application();
    await expect(enter(id)).rejects.toMatchObject({ code: "WRONG_STATE" });
    await resolve(id);
    expect(await caseOf(id)).toMatchObject({ answeredAt: daysOn(1), enteredAt: null });
    await enter(id);
    expect(await caseOf(id)).toMatchObject({ enteredAt: daysOn(2), enteredById: cast.agent.staffId });
    await expect(enter(id)).rejects.toMatchObject({ key: "noAnswerToEnter" });
    const events = await db.requestEvent.findMany({ where: { requestId: id, act: "enter_answer" } });
    expect(events).toMatchObject([{ staffId: cast.agent.staffId, from: "resolved", to: "resolved" }]);
    expect(await verifySums(db)).toEqual([]);
  });

  it("is entered by one of two who press at the same moment", async () => {
    const { id } = await application();
    await resolve(id);
    const outcomes = await Promise.allSettled([enter(id), enter(id), enter(id)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.requestEvent.count({ where: { requestId: id, act: "enter_answer" } })).toBe(1);
  });

  it("may be said not to be entered after all", async () => {
    const { id } = await application();
    await resolve(id);
    const back = async () => record(await as(db, cast.agent), { id, change: { act: "unenter_answer" } });
    await expect(back()).rejects.toMatchObject({ key: "answerNotEntered" });
    await enter(id);
    await back();
    expect(await caseOf(id)).toMatchObject({ enteredAt: null, enteredById: null, answeredAt: daysOn(1) });
  });

  it("has to be entered anew after the request was opened again", async () => {
    const { id } = await application();
    await resolve(id);
    await enter(id);
    await record(await as(db, cast.agent, daysOn(3)), { id, change: { act: "reopen", why: "Sürüyor" } });
    expect(await caseOf(id)).toMatchObject({ answeredAt: null, enteredAt: null });
    await resolve(id, daysOn(4));
    expect(await caseOf(id)).toMatchObject({ answeredAt: daysOn(4), enteredAt: null });
  });

  it("of the main request is the answer of what was merged into it, until they are taken apart", async () => {
    const [main, merged] = [await application({ channel: "call_centre", externalId: "call-1" }), await application()];
    await merge(await as(db, cast.agent), { id: merged.id, mainId: main.id });
    await expect(enter(merged.id)).rejects.toMatchObject({ key: "noAnswerToEnter" });
    await resolve(main.id);
    expect(await caseOf(merged.id)).toMatchObject({ answeredAt: daysOn(1) });
    await enter(merged.id);
    await unmerge(await as(db, cast.agent, daysOn(3)), { id: merged.id });
    expect(await caseOf(merged.id)).toMatchObject({ answeredAt: null, enteredAt: null });
  });

  it("of another channel is not entered in CİMER", async () => {
    const { id } = await application({ channel: "desk", externalId: "desk-1" });
    await resolve(id);
    await expect(enter(id)).rejects.toMatchObject({ key: "notCimer" });
  });
});
