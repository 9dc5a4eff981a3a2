import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { SYSTEM } from "@/server/domain/actor";
import { type CallEvent, callEvent } from "@/server/domain/call";
import { testDatabase } from "@/server/testing/database";
import { as, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { verifySums } from "../reports/sums";
import { receive } from "../requests/receive";
import { closeLapsed } from "./close-lapsed";
import { hearCalls } from "./hear-calls";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
await db.staff.update({ where: { id: cast.agent.staffId }, data: { extension: "101" } });
await db.staff.update({ where: { id: cast.agent2.staffId }, data: { extension: "102" } });

const at = (second: number) => new Date(MONDAY.getTime() + second * 1000);
const hear = async (events: readonly CallEvent[], now = at(600)) =>
  hearCalls(await as(db, SYSTEM, now), { provider: "exchange", events });
const event = (callId: string, act: CallEvent["act"], second: number, given: Partial<CallEvent> = {}) =>
  callEvent({ callId, act, at: at(second), direction: "incoming", ...given });

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE call, call_event, call_back, call_sum, call_hour_sum, call_staff_sum CASCADE`;
});

const NUMBER = "+905000000014";
const OTHER = "+905000000015";

/** A morning at the exchange: taken, given up, returned by us, hidden, handed on, and one whose end is never told. */
const TOLD: CallEvent[] = [
  event("a", "ringing", 0, { number: NUMBER, extension: "101", startedAt: at(0) }),
  event("a", "ended", 25, { number: NUMBER, answered: false, byCaller: true }),
  event("b", "ringing", 40, { number: OTHER, extension: "101" }),
  event("b", "ringing", 40, { number: OTHER, extension: "102" }),
  event("b", "answered", 48, { number: OTHER, extension: "102", queue: "201" }),
  event("b", "left", 48, { extension: "101" }),
  event("b", "ended", 108, { number: OTHER, answered: true, talkSeconds: 60, waitSeconds: 8 }),
  event("c", "ringing", 120, { direction: "outgoing", number: NUMBER, extension: "101" }),
  event("c", "answered", 130, { direction: "outgoing", number: NUMBER, extension: "101" }),
  event("c", "ended", 160, { direction: "outgoing", number: NUMBER, answered: true, talkSeconds: 30 }),
  event("d", "ended", 200, { answered: false }),
  event("e", "ringing", 210, { number: OTHER, extension: "101" }),
  event("e", "record", 240, { number: OTHER, startedAt: at(210), answered: false, byCaller: false }),
  event("f", "ringing", 300, { number: NUMBER, extension: "102" }),
];

async function outcome() {
  const [calls, entries] = await Promise.all([
    db.call.findMany({ omit: { id: true, callBackId: true }, orderBy: { callId: "asc" } }),
    db.callBack.findMany({ where: { closedAt: null }, include: { calls: { select: { callId: true } } } }),
  ]);
  return {
    calls,
    waiting: entries.map(({ number, missed, calls }) => ({ number, missed, calls: calls.map(({ callId }) => callId) })),
  };
}

describe("calls that a vendor told of", () => {
  it("are kept, with who took them, and counted", async () => {
    expect(await hear(TOLD)).toBe(6);
    const { calls, waiting } = await outcome();
    expect(calls).toMatchObject([
      { callId: "a", outcome: "abandoned", number: NUMBER, waitSeconds: 25, staffId: null, extension: "101" },
      { callId: "b", outcome: "answered", talkSeconds: 60, queue: "201", staffId: cast.agent2.staffId },
      { callId: "c", direction: "outgoing", outcome: "answered", staffId: cast.agent.staffId },
      { callId: "d", outcome: "unanswered", number: null },
      { callId: "e", outcome: "unanswered", waitSeconds: 30 },
      { callId: "f", outcome: null, endedAt: null, ringing: ["102"] },
    ]);
    expect(waiting).toEqual([{ number: OTHER, missed: 1, calls: ["e"] }]);
    expect(await db.callSum.findMany()).toMatchObject([
      { offered: 5, answered: 1, missed: 3, abandoned: 1, within10: 1 },
    ]);
    expect(await db.callHourSum.findMany()).toMatchObject([
      { hour: 11, offered: 5, talkSeconds: 60n, waitSeconds: 8n },
    ]);
    expect(await db.callStaffSum.findMany()).toMatchObject([{ staffId: cast.agent2.staffId, answered: 1 }]);
    expect(await verifySums(db)).toEqual([]);
  });

  it("are the same in any order, repeated and batched, and so are the sums and who is to be called back", async () => {
    await hear(TOLD);
    const expected = await outcome();
    const batches = fc.shuffledSubarray([...TOLD, ...TOLD], { minLength: TOLD.length * 2 }).chain((events) =>
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: events.length, maxLength: events.length }).map((sizes) => {
        const rest = [...events];
        return sizes.flatMap((size) => (rest.length > 0 ? [rest.splice(0, size)] : []));
      }),
    );
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        await db.$executeRaw`TRUNCATE call, call_event, call_back, call_sum, call_hour_sum, call_staff_sum CASCADE`;
        for (const batch of all) await hear(batch);
        expect(await outcome()).toEqual(expected);
        expect(await verifySums(db)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it("are the same when several tell of them at once", async () => {
    await hear(TOLD);
    const expected = await outcome();
    await db.$executeRaw`TRUNCATE call, call_event, call_back, call_sum, call_hour_sum, call_staff_sum CASCADE`;
    await Promise.all([...TOLD, ...TOLD].map((one) => hear([one])));
    expect(await outcome()).toEqual(expected);
    expect(await verifySums(db)).toEqual([]);
  });

  it("change nothing when they are told again", async () => {
    await hear(TOLD);
    expect(await hear(TOLD)).toBe(0);
  });

  it("keep their request, and who took them after the telephone changed hands", async () => {
    await hear(TOLD.slice(2, 6));
    const { id } = await db.call.findFirstOrThrow();
    await receive(await as(db, cast.agent), intake({ callId: id }));
    await db.staff.update({ where: { id: cast.agent2.staffId }, data: { extension: null } });
    await hear(TOLD.slice(6, 7));
    const call = await db.call.findFirstOrThrow();
    expect(call).toMatchObject({ staffId: cast.agent2.staffId, outcome: "answered" });
    expect(call.requestId).not.toBeNull();
    await db.staff.update({ where: { id: cast.agent2.staffId }, data: { extension: "102" } });
    expect(await verifySums(db)).toEqual([]);
  });

  it.each(["agent", "admin", "mayor"] as const)("are not told by %s", async (who) => {
    const ctx = await as(db, cast[who]);
    await expect(hearCalls(ctx, { provider: "exchange", events: TOLD })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(closeLapsed(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a call whose end is never told", () => {
  const close = async (second: number) => closeLapsed(await as(db, SYSTEM, at(second)));

  it("is closed after a while and marked, and ends as told once it is", async () => {
    await hear([event("f", "ringing", 0, { number: NUMBER, extension: "102" })]);
    expect(await close(20 * 60)).toBe(0);
    expect(await close(40 * 60)).toBe(1);
    expect(await close(60 * 60)).toBe(0);
    expect(await db.call.findFirst()).toMatchObject({
      lapsed: true,
      outcome: "unanswered",
      ringing: [],
      endedAt: at(0),
    });
    expect(await db.callBack.count({ where: { number: NUMBER, closedAt: null } })).toBe(1);
    await hear([event("f", "ended", 90, { answered: true, talkSeconds: 80, extension: "102" })]);
    expect(await db.call.findFirst()).toMatchObject({ lapsed: false, outcome: "answered", talkSeconds: 80 });
    expect(await db.callBack.count({ where: { closedAt: null } })).toBe(0);
    expect(await verifySums(db)).toEqual([]);
  });

  it("may be long while somebody speaks", async () => {
    await hear([event("f", "answered", 0, { number: NUMBER, extension: "102" })]);
    expect(await close(3 * 3600)).toBe(0);
    expect(await close(5 * 3600)).toBe(1);
    expect(await db.call.findFirst()).toMatchObject({ lapsed: true, outcome: "answered", talkSeconds: 0 });
  });
});
