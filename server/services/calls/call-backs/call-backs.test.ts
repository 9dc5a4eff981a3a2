import { beforeEach, describe, expect, it } from "vitest";
import { SYSTEM } from "@/server/domain/actor";
import { type CallEvent, callEvent } from "@/server/domain/call";
import { callBackFilterSchema, callBackResultSchema } from "@/server/domain/call-back";
import { testDatabase } from "@/server/testing/database";
import { as, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { receive } from "../../requests/receive";
import { hearCalls } from "../hear-calls";
import { callToRecord } from "../recording";
import { countCallBacks, everyCallBack, listCallBacks } from "./list";
import { claimCallBack, releaseCallBack } from "./own";
import { settleCallBack } from "./settle";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const at = (second: number) => new Date(MONDAY.getTime() + second * 1000);

let calls = 0;
async function missed(number: string | null, second: number, given: Partial<CallEvent> = {}) {
  calls += 1;
  const event = callEvent({
    callId: `c${calls}`,
    act: "ended",
    at: at(second),
    startedAt: at(second),
    direction: "incoming",
    number,
    answered: false,
    ...given,
  });
  await hearCalls(await as(db, SYSTEM, at(second)), { provider: "exchange", events: [event] });
}
const spoken = (number: string, second: number, direction: CallEvent["direction"] = "incoming") =>
  missed(number, second, { answered: true, talkSeconds: 30, direction });

const NUMBER = "+905000000014";
const OTHER = "+905000000015";

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE call, call_event, call_back, call_sum, call_hour_sum, call_staff_sum CASCADE`;
});

const filter = (given: Record<string, string> = {}) => callBackFilterSchema.parse(given);
const list = async (given: Record<string, string> = {}, actor = cast.agent) =>
  (await listCallBacks(await as(db, actor), filter(given))).rows;
const first = async () => {
  const [row] = await list();
  if (!row) throw new Error("Nobody waits");
  return row;
};
const settle = async (result: string, given: object = {}, actor = cast.agent, now = at(600)) =>
  settleCallBack(await as(db, actor, now), callBackResultSchema.parse({ id: (await first()).id, result, ...given }));

describe("those to be called back", () => {
  it("stand once a number, who has waited longest first, masked", async () => {
    await missed(OTHER, 60);
    await missed(NUMBER, 0);
    await missed(NUMBER, 120);
    await missed(null, 180);
    const rows = await list();
    expect(rows).toMatchObject([
      { missed: 2, firstMissedAt: at(0), lastMissedAt: at(120), number: "0 5•• ••• •• 14", owner: null },
      { missed: 1, firstMissedAt: at(60) },
    ]);
    expect(await countCallBacks(await as(db, cast.agent), "2026-01-19")).toEqual({ open: 2, unowned: 2, hidden: 1 });
    const pages = [];
    for await (const page of everyCallBack(await as(db, cast.agent), filter(), 1)) pages.push(...page);
    expect(pages).toEqual(rows);
  });

  it("are named where they are known, but not who withheld the identity", async () => {
    await db.citizen.createMany({
      data: [
        { name: "Örnek Vatandaş 14", phone: NUMBER, createdAt: MONDAY },
        { name: "Örnek Vatandaş 15", phone: OTHER, createdAt: MONDAY },
      ],
    });
    const { id } = await db.citizen.findFirstOrThrow({ where: { phone: OTHER } });
    await receive(await as(db, cast.agent), intake({ citizen: { id }, identityWithheld: true }));
    await missed(NUMBER, 0);
    await missed(OTHER, 1);
    expect((await list()).map(({ citizen }) => citizen)).toEqual(["Örnek Vatandaş 14", null]);
  });

  it.each(["incoming", "outgoing"] as const)("leave by themselves after an %s call was taken", async (direction) => {
    await missed(NUMBER, 0);
    await spoken(NUMBER, 60, direction);
    expect(await list()).toEqual([]);
    expect(await list({ state: "closed" })).toMatchObject([{ outcome: "talked", closedBy: null }]);
    await missed(NUMBER, 120);
    expect(await list()).toMatchObject([{ missed: 1, firstMissedAt: at(120) }]);
  });

  it("stay after a call of ours that was not taken, and come not back for a call of long ago", async () => {
    await missed(NUMBER, 0);
    await missed(NUMBER, 60, { direction: "outgoing" });
    expect(await list()).toHaveLength(1);
    await hearCalls(await as(db, SYSTEM, at(10 * 86_400)), {
      provider: "file",
      events: [callEvent({ callId: "old", act: "record", at: at(0), direction: "incoming", number: OTHER })],
    });
    expect(await list()).toHaveLength(1);
  });

  it("are filtered by owner, outcome, number and day", async () => {
    await missed(NUMBER, 0);
    await missed(OTHER, 86_400);
    await claimCallBack(await as(db, cast.agent), { id: (await first()).id, takeOver: false });
    expect(await list({ owner: "me" })).toHaveLength(1);
    expect(await list({ owner: "-" })).toHaveLength(1);
    expect(await list({ owner: "other" }, cast.agent2)).toHaveLength(1);
    expect(await list({ number: "0500 000 00 15" })).toHaveLength(1);
    expect(await list({ from: "2026-01-20" })).toHaveLength(1);
    expect(await list({ to: "2026-01-20" })).toHaveLength(1);
    expect(await list({ state: "closed", outcome: "reached" })).toEqual([]);
  });

  it.each(["head", "worker", "mayor", "admin"] as const)("are no business of %s", async (who) => {
    await missed(NUMBER, 0);
    const { id } = await first();
    const ctx = await as(db, cast[who]);
    const call = await db.call.findFirstOrThrow();
    const refused = { code: "FORBIDDEN" };
    await expect(listCallBacks(ctx, filter())).rejects.toMatchObject(refused);
    await expect(countCallBacks(ctx, "2026-01-19")).rejects.toMatchObject(refused);
    await expect(claimCallBack(ctx, { id, takeOver: true })).rejects.toMatchObject(refused);
    await expect(releaseCallBack(ctx, { id })).rejects.toMatchObject(refused);
    await expect(settle("reached", {}, cast[who])).rejects.toMatchObject(refused);
    await expect(callToRecord(ctx, { id: call.id })).rejects.toMatchObject(refused);
  });
});

describe("an entry", () => {
  beforeEach(() => missed(NUMBER, 0));

  it("is one's at a time; it is taken over openly, given back by its owner or a manager", async () => {
    const { id } = await first();
    const [mine, other, manager] = await Promise.all([cast.agent, cast.agent2, cast.manager].map((who) => as(db, who)));
    if (!mine || !other || !manager) throw new Error("Nobody");
    await claimCallBack(mine, { id, takeOver: false });
    await claimCallBack(mine, { id, takeOver: false });
    const owned = { code: "CONFLICT", key: "callBackOwned", params: { who: "Ornek Personel 1" } };
    await expect(claimCallBack(other, { id, takeOver: false })).rejects.toMatchObject(owned);
    await expect(settle("reached", {}, cast.agent2)).rejects.toMatchObject(owned);
    await expect(releaseCallBack(other, { id })).rejects.toMatchObject(owned);
    await claimCallBack(other, { id, takeOver: true });
    expect((await first()).owner).toBe("Ornek Personel 2");
    await releaseCallBack(manager, { id });
    expect((await first()).owner).toBeNull();
  });

  it("stays when nobody was reached, to be tried again", async () => {
    await settle("unreached", { tryAt: at(3600), note: "Meşgul" });
    expect(await first()).toMatchObject({ attempts: 1, tryAt: at(3600), note: "Meşgul", ownerId: cast.agent.staffId });
    await expect(settle("unreached", { tryAt: at(10) })).rejects.toMatchObject({ key: "untilIsPast" });
  });

  it.each(["reached", "wrong_number"])("is closed as %s by whoever called, once", async (result) => {
    const { id } = await first();
    await settle(result);
    expect(await list({ state: "closed" })).toMatchObject([{ outcome: result, closedBy: "Ornek Personel 1" }]);
    const again = callBackResultSchema.parse({ id, result });
    const closed = { code: "WRONG_STATE", key: "callBackClosed" };
    await expect(settleCallBack(await as(db, cast.agent), again)).rejects.toMatchObject(closed);
    await expect(claimCallBack(await as(db, cast.agent), { id, takeOver: true })).rejects.toMatchObject(closed);
    await expect(releaseCallBack(await as(db, cast.manager), { id })).rejects.toMatchObject(closed);
  });

  it("is closed for another reason only with a word about it", async () => {
    await expect(settle("closed")).rejects.toThrow("required");
    await settle("closed", { note: "Şirketten aranmış" });
    expect(await list({ state: "closed" })).toMatchObject([{ outcome: "closed", note: "Şirketten aranmış" }]);
  });

  it("is closed by the request that is recorded for it", async () => {
    const { callId } = await first();
    const { request } = await receive(await as(db, cast.agent), intake({ callId }));
    expect(await list()).toEqual([]);
    expect(await list({ state: "closed" })).toMatchObject([
      { outcome: "request", request: { year: request.year, seq: request.seq }, closedBy: "Ornek Personel 1" },
    ]);
  });

  it("is not there under an id that nobody has", async () => {
    await expect(claimCallBack(await as(db, cast.agent), { id: 999_999, takeOver: false })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("the number of a call that is recorded", () => {
  const looks = () => db.auditEntry.count({ where: { act: "reveal_phone", subject: { startsWith: "call:" } } });

  it("is before whoever calls back already; anybody else's look is written down", async () => {
    await missed(NUMBER, 0);
    const { id, callId } = await first();
    await claimCallBack(await as(db, cast.agent), { id, takeOver: false });
    const before = await looks();
    const shown = await callToRecord(await as(db, cast.agent), { id: callId ?? 0 });
    expect(shown).toMatchObject({ phone: "0 500 000 00 14", masked: "0 5•• ••• •• 14" });
    expect(await looks()).toBe(before);
    await callToRecord(await as(db, cast.agent2), { id: callId ?? 0 });
    expect(await looks()).toBe(before + 1);
  });

  it("is none where the caller hid it or identity is withheld, and there is no call under a false id", async () => {
    await missed(null, 0);
    const hidden = await db.call.findFirstOrThrow();
    const ctx = await as(db, cast.agent);
    expect(await callToRecord(ctx, { id: hidden.id })).toMatchObject({ phone: null, masked: null });
    await missed(NUMBER, 10);
    const { id } = await db.call.findFirstOrThrow({ where: { number: NUMBER } });
    await receive(ctx, intake({ callId: id, identityWithheld: true }));
    expect(await callToRecord(ctx, { id })).toMatchObject({ phone: null, masked: null });
    await expect(callToRecord(ctx, { id: 999_999 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
