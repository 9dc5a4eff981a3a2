import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { SYSTEM } from "@/server/domain/actor";
import { type CallEvent, callEvent } from "@/server/domain/call";
import { testDatabase } from "@/server/testing/database";
import { as, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { verifySums } from "../reports/sums";
import { closeLapsed } from "./close-lapsed";
import { dropCallEvents } from "./drop-events";
import { hearCalls } from "./hear-calls";

const DAY = 86_400_000;
const { db } = await testDatabase();
const cast = await makeMunicipality(db);
await db.staff.update({ where: { id: cast.agent.staffId }, data: { extension: "101" } });

const at = (second: number) => new Date(MONDAY.getTime() + second * 1000);
const day = (days: number) => new Date(MONDAY.getTime() + days * DAY);
const hear = async (events: readonly CallEvent[], now = at(600)) =>
  hearCalls(await as(db, SYSTEM, now), { provider: "exchange", events });
const drop = async (now: Date) => dropCallEvents(await as(db, SYSTEM, now));
const event = (callId: string, act: CallEvent["act"], second: number, given: Partial<CallEvent> = {}) =>
  callEvent({ callId, act, at: at(second), direction: "incoming", ...given });

const NUMBER = "+905000000014";
const OTHER = "+905000000015";
const TAKEN: CallEvent[] = [
  event("taken", "ringing", 0, { number: NUMBER, extension: "101", queue: "201" }),
  event("taken", "answered", 8, { number: NUMBER, extension: "101" }),
  event("taken", "ended", 68, { number: NUMBER, answered: true, talkSeconds: 60 }),
];
const MISSED: CallEvent[] = [
  event("missed", "ringing", 100, { number: OTHER, extension: "101" }),
  event("missed", "ended", 130, { number: OTHER, answered: false, byCaller: true }),
];
const TOLD = [...TAKEN, ...MISSED];

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE call, call_event, call_back, call_sum, call_hour_sum, call_staff_sum, audit_entry CASCADE`;
});

const log = async () => ({
  calls: await db.call.findMany({ orderBy: { id: "asc" } }),
  callBacks: await db.callBack.findMany({ orderBy: { id: "asc" } }),
});
const eventsOf = (callId: string) => db.callEvent.count({ where: { callId } });

describe("what was told of a call", () => {
  it("goes when its time is over; the call, the list of those to call back and the sums stay", async () => {
    await hear(TOLD);
    const before = await log();
    expect(await drop(day(180))).toBe(0);
    expect(await drop(day(181))).toBe(2);
    expect(await db.callEvent.count()).toBe(0);
    expect(await log()).toEqual(before);
    expect(await verifySums(db)).toEqual([]);
    expect(await db.auditEntry.findMany()).toMatchObject([
      { act: "call_events_dropped", staffId: null, subject: "raw_records", data: { count: 2, days: 180 } },
    ]);
    expect(await drop(day(181))).toBe(0);
    expect(await db.auditEntry.count()).toBe(1);
  });

  it("changes nothing any more when it is told again, whole or in part", async () => {
    await hear(TOLD);
    const before = await log();
    await drop(day(181));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(TOLD, { minLength: 1 }), async (again) => {
        expect(await hear(again, day(182))).toBe(0);
        expect(await log()).toEqual(before);
        expect(await db.callEvent.count()).toBe(0);
      }),
      { numRuns: 25 },
    );
    const late = event("taken", "record", 90, { number: NUMBER, answered: true, talkSeconds: 70 });
    expect(await hear([late], day(182))).toBe(0);
    expect(await closeLapsed(await as(db, SYSTEM, day(182)))).toBe(0);
    expect(await log()).toEqual(before);
    expect(await verifySums(db)).toEqual([]);
  });

  it("holds nobody up who tells of another call beside it", async () => {
    await hear(TAKEN);
    await drop(day(181));
    expect(await hear([...TAKEN, ...MISSED], day(182))).toBe(1);
    expect(await db.call.count()).toBe(2);
    expect(await verifySums(db)).toEqual([]);
  });

  it("is kept whole while something of it is younger, and while the call goes on", async () => {
    await hear(TAKEN);
    await hear([event("taken", "record", 90, { number: NUMBER, answered: true, talkSeconds: 61 })], day(100));
    await hear([event("open", "ringing", 0, { number: OTHER, extension: "101" })]);
    expect(await drop(day(200))).toBe(0);
    expect(await eventsOf("taken")).toBe(4);
    expect(await eventsOf("open")).toBe(1);
    expect(await drop(day(281))).toBe(1);
    expect(await eventsOf("taken")).toBe(0);
    expect(await eventsOf("open")).toBe(1);
    expect(await db.call.findFirst({ where: { callId: "taken" } })).toMatchObject({ talkSeconds: 61, queue: "201" });
  });

  it("of long ago is kept from when it was heard: a file of last year is read to the end", async () => {
    const [first, ...rest] = TAKEN.map((told) => ({ ...told, at: new Date(told.at.getTime() - 400 * DAY) }));
    await hear(first ? [first] : []);
    await drop(day(1));
    await hear(rest, day(2));
    expect(await db.call.findFirst()).toMatchObject({ outcome: "answered", talkSeconds: 60, queue: "201" });
  });

  it("goes once, by however many workers, and all of a long backlog", async () => {
    await db.$executeRaw`
      INSERT INTO call (provider, call_id, direction, started_at, ended_at)
      SELECT 'exchange', n::text, 'incoming', ${MONDAY}, ${MONDAY} FROM generate_series(1, 1200) n`;
    await db.$executeRaw`
      INSERT INTO call_event (provider, call_id, act, leg, at, heard_at)
      SELECT 'exchange', n::text, act::"CallAct", '', ${MONDAY}, ${MONDAY}
      FROM generate_series(1, 1200) n, unnest(ARRAY['ringing', 'ended']) act`;
    const counts = await Promise.all([drop(day(181)), drop(day(181)), drop(day(181))]);
    expect(counts.reduce((sum, count) => sum + count, 0) + (await drop(day(181)))).toBe(1200);
    expect(await db.callEvent.count()).toBe(0);
  });

  it("is whole or gone when it is heard at the same moment", async () => {
    await hear(TOLD);
    const late = event("taken", "record", 90, { number: NUMBER, answered: true, talkSeconds: 70 });
    await Promise.all([drop(day(181)), hear([late], day(181)), drop(day(181))]);
    const call = await db.call.findFirstOrThrow({ where: { callId: "taken" } });
    expect(call).toMatchObject({ outcome: "answered", queue: "201", waitSeconds: 8 });
    expect([
      [0, 60],
      [4, 70],
    ]).toContainEqual([await eventsOf("taken"), call.talkSeconds]);
    expect(await verifySums(db)).toEqual([]);
  });

  it.each(["admin", "agent"] as const)("is not let go of by %s", async (who) => {
    await expect(dropCallEvents(await as(db, cast[who]))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
