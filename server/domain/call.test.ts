import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CALL_ACTS, CALL_DIRECTIONS, type CallEvent, callEvent, foldCall } from "./call";

const START = Date.parse("2026-01-19T08:00:00Z");
const at = (second: number) => new Date(START + second * 1000);
const event = (act: CallEvent["act"], second: number, given: Partial<CallEvent> = {}) =>
  callEvent({ callId: "c1", act, at: at(second), ...given });

const RING = event("ringing", 0, {
  direction: "incoming",
  number: "+905000000014",
  extension: "101",
  startedAt: at(0),
});
const ANSWER = event("answered", 8, { extension: "101", startedAt: at(0), answeredAt: at(8) });
const END = event("ended", 68, { extension: "101", answered: true, talkSeconds: 60 });

describe("a call", () => {
  it("is nothing before anything was told", () => {
    expect(foldCall([])).toBeNull();
  });

  it("rings, is taken, and ends", () => {
    expect(foldCall([RING])).toMatchObject({ outcome: null, endedAt: null, ringing: ["101"], talking: null });
    expect(foldCall([RING, ANSWER])).toMatchObject({ answeredAt: at(8), ringing: [], talking: "101", outcome: null });
    expect(foldCall([RING, ANSWER, END])).toEqual({
      direction: "incoming",
      number: "+905000000014",
      startedAt: at(0),
      answeredAt: at(8),
      endedAt: at(68),
      extension: "101",
      queue: null,
      waitSeconds: 8,
      talkSeconds: 60,
      outcome: "answered",
      lapsed: false,
      ringing: [],
      talking: null,
    });
  });

  it("is whole although its first events never came", () => {
    const alone = event("record", 68, { direction: "incoming", startedAt: at(0), answered: true, talkSeconds: 60 });
    expect(foldCall([alone])).toMatchObject({ startedAt: at(0), answeredAt: at(8), talkSeconds: 60, waitSeconds: 8 });
  });

  it("was given up when the caller hung up, and was let ring out otherwise", () => {
    const ends = (byCaller: boolean | null) => foldCall([RING, event("ended", 40, { answered: false, byCaller })]);
    expect(ends(true)).toMatchObject({ outcome: "abandoned", waitSeconds: 40, talkSeconds: 0, extension: "101" });
    expect(ends(false)?.outcome).toBe("unanswered");
    expect(ends(null)?.outcome).toBe("unanswered");
    const ours = foldCall([event("ended", 40, { direction: "outgoing", byCaller: true })]);
    expect(ours?.outcome).toBe("unanswered");
  });

  it("rings on while one of several telephones stops", () => {
    const other = { ...RING, extension: "102" };
    expect(foldCall([RING, other])?.ringing).toEqual(["101", "102"]);
    expect(foldCall([RING, other, event("left", 5, { extension: "101" })])?.ringing).toEqual(["102"]);
    expect(foldCall([RING, other, ANSWER])?.ringing).toEqual([]);
  });

  it("is of the first who took it, also after it was handed on", () => {
    const handed = [RING, ANSWER, event("ringing", 30, { extension: "102", direction: "internal" })];
    expect(foldCall(handed)).toMatchObject({ ringing: ["102"], talking: "101", direction: "incoming" });
    const taken = [...handed, event("answered", 33, { extension: "102" })];
    expect(foldCall(taken)).toMatchObject({ ringing: [], talking: "102", extension: "101", answeredAt: at(8) });
  });

  it("waits as long as the vendor says it did", () => {
    expect(foldCall([RING, ANSWER, { ...END, waitSeconds: 21 }])?.waitSeconds).toBe(21);
  });

  it("is closed here when no end is told, and ends as told once it is", () => {
    const closed = [RING, ANSWER, event("lapsed", 40_000)];
    expect(foldCall(closed)).toMatchObject({ lapsed: true, endedAt: at(8), talkSeconds: 0, outcome: "answered" });
    expect(foldCall([...closed, END])).toMatchObject({ lapsed: false, endedAt: at(68), talkSeconds: 60 });
  });
});

const second = fc.integer({ min: 0, max: 300 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const anyEvent: fc.Arbitrary<CallEvent> = fc.record({
  callId: fc.constant("c1"),
  act: fc.constantFrom(...CALL_ACTS),
  at: second.map(at),
  direction: maybe(fc.constantFrom(...CALL_DIRECTIONS)),
  number: maybe(fc.constantFrom("+905000000014", "+905000000015")),
  extension: maybe(fc.constantFrom("101", "102", "103")),
  queue: maybe(fc.constantFrom("201", "202")),
  startedAt: maybe(second.map(at)),
  answeredAt: maybe(second.map(at)),
  answered: maybe(fc.boolean()),
  talkSeconds: maybe(second),
  waitSeconds: maybe(second),
  byCaller: maybe(fc.boolean()),
});

describe("whatever is told", () => {
  it("gives the same call in any order", () => {
    const shuffled = fc
      .array(anyEvent, { minLength: 1, maxLength: 12 })
      .chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })));
    fc.assert(
      fc.property(shuffled, ([events, other]) => {
        expect(foldCall(other)).toEqual(foldCall(events));
      }),
    );
  });

  it("makes sense", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 12 }), (events) => {
        const call = foldCall(events);
        if (!call) throw new Error("It told nothing");
        expect(call.outcome === null).toBe(call.endedAt === null);
        expect(call.outcome === "answered").toBe(call.endedAt !== null && call.answeredAt !== null);
        expect(Math.min(call.waitSeconds, call.talkSeconds)).toBeGreaterThanOrEqual(0);
        if (call.answeredAt === null) expect(call.talkSeconds).toBe(0);
        if (call.endedAt) expect([call.ringing, call.talking]).toEqual([[], null]);
      }),
    );
  });
});
