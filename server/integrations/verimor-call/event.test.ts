import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { foldCall } from "@/server/domain/call";
import { readEvent } from "./event";

const bytes = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, "fixtures", `${name}.txt`)));
const text = (body: string) => new TextEncoder().encode(body);
const callsOf = (...names: string[]) => names.flatMap((name) => readEvent(bytes(name)).calls ?? []);

describe("an event of Bulutsantralim", () => {
  it("is read from its form, in Istanbul's time", () => {
    expect(readEvent(bytes("ringing"))).toEqual({
      messages: [],
      reports: [],
      problems: [],
      calls: [
        {
          callId: "1234",
          act: "ringing",
          at: new Date("2015-12-31T21:00:00Z"),
          direction: "incoming",
          number: "+902123205062",
          extension: "1001",
          queue: null,
          startedAt: new Date("2015-12-31T21:00:00Z"),
          answeredAt: null,
          answered: null,
          talkSeconds: null,
          waitSeconds: null,
          byCaller: null,
        },
      ],
    });
  });

  it.each([
    ["ringing", { act: "ringing", extension: "1001" }],
    ["answer", { act: "answered", extension: "1001", queue: "201", at: new Date("2015-12-31T21:00:09Z") }],
    ["hangup", { act: "ended", answered: true, talkSeconds: 60, waitSeconds: 9, byCaller: true }],
    ["user-hangup", { act: "left", extension: "1002", answered: null, byCaller: null }],
    ["abandoned-anonymous", { act: "ended", number: null, answered: false, talkSeconds: null, byCaller: true }],
    ["outbound", { act: "ringing", direction: "outgoing", number: "+905000000014", extension: "1001" }],
    ["internal", { act: "ended", direction: "internal", number: null, talkSeconds: 32 }],
  ])("%s is understood", (name, expected) => {
    expect(callsOf(name)).toMatchObject([expected]);
  });

  it("makes one call with those that belong to it", () => {
    expect(foldCall(callsOf("hangup", "user-hangup", "answer", "ringing"))).toMatchObject({
      number: "+902123205062",
      extension: "1001",
      queue: "201",
      waitSeconds: 9,
      talkSeconds: 60,
      outcome: "answered",
    });
    expect(foldCall(callsOf("abandoned-anonymous"))).toMatchObject({ outcome: "abandoned", waitSeconds: 31 });
  });

  it.each(["{}", "", " \n"])("is none in the body %j, with which an address is registered", (body) => {
    expect(readEvent(text(body))).toEqual({ messages: [], reports: [], calls: [], problems: [] });
  });

  it.each([
    ["an event of another kind", "event_type=hold&call_uuid=1&direction=inbound"],
    ["a call without an id", "event_type=ringing&direction=inbound&start_stamp=2016-01-01 00:00:00"],
    ["a time that is none", "event_type=ringing&direction=inbound&call_uuid=1&start_stamp=yesterday"],
    ["what is no form", '{"event_type":"ringing"}'],
  ])("that is %s is told, and nothing of it", (_, body) => {
    const { calls, problems } = readEvent(text(body));
    expect(calls).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).not.toContain("yesterday");
  });

  it("that is not UTF-8 is told", () => {
    expect(readEvent(new Uint8Array([0xff, 0xfe])).problems).toEqual(["body[0]: it is not UTF-8"]);
  });
});
