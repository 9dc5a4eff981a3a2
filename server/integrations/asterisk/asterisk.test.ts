import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { foldCall } from "@/server/domain/call";
import { asterisk } from ".";
import { readFile } from "./file";

const MASTER = readFileSync(join(import.meta.dirname, "fixtures", "Master.csv"), "utf8");

describe("a file of Asterisk", () => {
  it("is read line by line, and a bad one is told by its line", () => {
    const { lines, calls, problems } = readFile(MASTER);
    expect(lines).toBe(7);
    expect(calls).toHaveLength(5);
    expect(problems).toEqual([
      { line: 6, reason: "noStart" },
      { line: 7, reason: "notColumns" },
    ]);
  });

  it("makes one call of its legs", () => {
    const { calls } = readFile(MASTER);
    const call = (id: string) => foldCall(calls.filter(({ callId }) => callId === id));
    expect(call("1768809600.1")).toMatchObject({
      direction: "incoming",
      number: "+905000000014",
      extension: "101",
      queue: "destek",
      startedAt: new Date("2026-01-19T08:00:00Z"),
      waitSeconds: 9,
      talkSeconds: 60,
      outcome: "answered",
    });
    expect(call("1768809900.4")).toMatchObject({ number: null, outcome: "unanswered", talkSeconds: 0 });
    expect(call("1768810200.5")).toMatchObject({ direction: "outgoing", number: "+905000000015", extension: "101" });
    expect(call("1768810320.7")).toMatchObject({ direction: "internal", number: null, outcome: "unanswered" });
  });

  it("may name its columns, the linked id among them", () => {
    const named = readFile(
      "start,end,duration,billsec,src,dst,channel,dstchannel,disposition,lastapp,lastdata,uniqueid,linkedid,answer,x,y,z\n" +
        "2026-01-19 11:00:00,2026-01-19 11:00:30,30,0,05000000014,s,PJSIP/t-1,,NO ANSWER,Dial,,2.2,1.1,,,,\n",
    );
    expect(named.problems).toEqual([]);
    expect(named.calls).toMatchObject([{ callId: "1.1", direction: "incoming" }]);
  });

  it.each([
    ["", []],
    ["not a call\n", [{ line: 1, reason: "notColumns" }]],
    ['"open quote,,,\n', [{ line: 1, reason: "notColumns" }]],
    [MASTER.split("\n")[0]?.replace('"1768809600.1"', '""') ?? "", [{ line: 1, reason: "noId" }]],
    [MASTER.split("\n")[0]?.replace("11:01:09", "10:59:00") ?? "", [{ line: 1, reason: "noEnd" }]],
  ])("tells what is wrong with %j", (text, problems) => {
    expect(readFile(text).problems).toEqual(problems);
  });
});

describe("a folder of Asterisk", () => {
  const folder = mkdtempSync(join(tmpdir(), "cozum-asterisk-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const files = asterisk.files?.({ folder });
  async function added(known: [string, number][] = []) {
    const found = [];
    for await (const part of files?.added(new Map(known)) ?? []) found.push(part);
    return found;
  }

  it("gives what was added, whole lines only", async () => {
    const path = join(folder, "Master.csv");
    writeFileSync(join(folder, "notes.txt"), "nothing\n");
    writeFileSync(path, "first\nsec");
    expect(await added()).toEqual([{ name: "Master.csv", from: 0, to: 6, text: "first\n" }]);
    appendFileSync(path, "ond\n");
    expect(await added([["Master.csv", 6]])).toEqual([{ name: "Master.csv", from: 6, to: 13, text: "second\n" }]);
    expect(await added([["Master.csv", 13]])).toEqual([]);
    writeFileSync(path, "anew\n");
    expect(await added([["Master.csv", 13]])).toEqual([{ name: "Master.csv", from: 0, to: 5, text: "anew\n" }]);
  });

  it("is read only below the folder that IT has set aside, also by a link", async () => {
    const outside = mkdtempSync("/var/tmp/cozum-elsewhere-");
    writeFileSync(join(outside, "secret.csv"), "secret\n");
    for (const elsewhere of ["/etc", outside, `${folder}/../../etc`, "relative", join(folder, "..", "..", "var")]) {
      expect(asterisk.settings.safeParse({ folder: elsewhere }).success, elsewhere).toBe(false);
      const files = asterisk.files?.({ folder: elsewhere });
      await expect(files?.added(new Map()).next(), elsewhere).rejects.toThrow("outside CALL_FILES_DIR");
    }
    expect(asterisk.settings.safeParse({ folder }).success).toBe(true);
    const links = join(folder, "links");
    mkdirSync(links);
    symlinkSync(join(outside, "secret.csv"), join(links, "linked.csv"));
    symlinkSync(outside, join(folder, "linked"));
    for (const by of [links, join(folder, "linked")])
      expect(await asterisk.files?.({ folder: by }).added(new Map()).next()).toMatchObject({ done: true });
    rmSync(outside, { recursive: true });
  });

  it("throws where it is not there, and is empty where none is named", async () => {
    const gone = asterisk.files?.({ folder: join(folder, "gone") });
    await expect(gone?.added(new Map()).next()).rejects.toThrow("ENOENT");
    expect(await asterisk.files?.({}).added(new Map()).next()).toMatchObject({ done: true });
  });
});
