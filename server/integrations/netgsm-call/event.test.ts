import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { foldCall } from "@/server/domain/call";
import { readEvent } from "./event";

const text = (body: string) => new TextEncoder().encode(body);
const raw = (name: string) => readFileSync(join(import.meta.dirname, "fixtures", `${name}.json`), "utf8");
const callsOf = (...names: string[]) => names.flatMap((name) => readEvent(text(raw(name))).calls ?? []);

describe("an event of Netsantral", () => {
  it.each([
    ["inbound", { act: "ringing", direction: "incoming", number: "+905000000014", extension: "101" }],
    ["queue", { act: "queued", queue: "Destek", direction: null }],
    ["answer", { act: "answered", at: new Date(1652080590926) }],
    ["hangup", { act: "ended", answered: true, talkSeconds: 45, waitSeconds: 10 }],
    ["outbound", { act: "ringing", direction: "outgoing", number: "+905000000015", extension: "102" }],
    [
      "cdr",
      {
        callId: "18664123456",
        act: "record",
        at: new Date("2021-01-27T13:08:22Z"),
        queue: "MusteriHizmetleri",
        talkSeconds: 164,
      },
    ],
  ])("%s is understood", (name, expected) => {
    expect(readEvent(text(raw(name))).problems).toEqual([]);
    expect(callsOf(name)).toMatchObject([expected]);
  });

  it("makes one call with those that belong to it", () => {
    expect(foldCall(callsOf("hangup", "answer", "queue", "inbound"))).toMatchObject({
      direction: "incoming",
      number: "+905000000014",
      extension: "101",
      queue: "Destek",
      waitSeconds: 10,
      talkSeconds: 45,
      outcome: "answered",
    });
  });

  it.each([0, 1, 2, 3, 4, 5])("with yön %d is of the direction that NetGSM says", (yon) => {
    const body = {
      ...JSON.parse(raw("cdr")),
      yon,
      arayan: yon === 0 || yon === 3 ? "101" : "05000000014",
      aranan: "101",
    };
    const [call] = readEvent(text(JSON.stringify(body))).calls ?? [];
    expect([call?.direction, call?.answered]).toEqual(
      [
        ["outgoing", true],
        ["incoming", true],
        ["incoming", false],
        ["outgoing", false],
        ["internal", true],
        ["internal", false],
      ][yon],
    );
  });

  it("rings nobody's telephone where none is named", () => {
    const body = { ...JSON.parse(raw("inbound")), internal_num: "", customer_num: "anonymous" };
    expect(readEvent(text(JSON.stringify(body))).calls).toMatchObject([{ act: "queued", number: null }]);
  });

  it("is none where only a queue's length is told, or an address registered", () => {
    expect(readEvent(text(raw("queue-without-call")))).toMatchObject({ calls: [], problems: [] });
    for (const body of ["{}", ""]) expect(readEvent(text(body))).toMatchObject({ calls: [], problems: [] });
  });

  it.each([
    ["of another kind", '{"scenario":"Whisper","unique_id":"1","timestamp":"1652080580926"}'],
    ["without a time", '{"scenario":"Answer","unique_id":"1"}'],
    ["with a direction that is none", '{"scenario":"cdr","kimlik":"1","bas":"2021-01-27 16:05:38","yon":9}'],
    ["without an id", '{"scenario":"cdr","bas":"2021-01-27 16:05:38","yon":1}'],
    ["that is no JSON", "<html>"],
  ])("%s is told", (_, body) => {
    const { calls, problems } = readEvent(text(body));
    expect(calls).toEqual([]);
    expect(problems).toHaveLength(1);
  });
});
