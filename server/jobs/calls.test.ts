import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Logger } from "graphile-worker";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { callEvent } from "@/server/domain/call";
import { asterisk } from "@/server/integrations/asterisk";
import type { CallFiles, RecordsOf } from "@/server/integrations/contracts";
import { verimorCall } from "@/server/integrations/verimor-call";
import { giveCallFile, listCallFiles } from "@/server/services/calls/files";
import { createContext } from "@/server/services/context";
import { storeIncoming } from "@/server/services/incoming/store";
import { verifySums } from "@/server/services/reports/sums";
import { testDatabase } from "@/server/testing/database";
import { as, makeMunicipality } from "@/server/testing/municipality";
import { askForCalls } from "./ask-for-calls";
import { collectCallFiles } from "./collect-call-files";
import type { CallTools } from "./job";
import { readCallFiles } from "./read-call-files";
import { readIncoming, readUrgent } from "./read-incoming";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const MASTER = readFileSync(join(import.meta.dirname, "../integrations/asterisk/fixtures/Master.csv"), "utf8");
const fixture = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, "../integrations/verimor-call/fixtures", `${name}.txt`)));

const folder = mkdtempSync(join(tmpdir(), "cozum-calls-"));
afterAll(() => rmSync(folder, { recursive: true }));

const receiver = verimorCall.receiver?.({ key: "sample-end-of-address", callers: "", apiUrl: "http://127.0.0.1:1" });
const run = { logger: new Logger(() => () => undefined), payload: null, lastAttempt: false };
const tools = (given: { records?: RecordsOf; files?: CallFiles } = {}): CallTools => ({
  db,
  senders: async () => [],
  receiverOf: async () => receiver ?? null,
  records: async () => new Map(given.records ? [["verimor-call", given.records]] : []),
  inboxes: async () => new Map(),
  files: async () => new Map(given.files ? [["asterisk", given.files]] : []),
});

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE call, call_event, call_back, call_sum, call_hour_sum, call_staff_sum, call_file, incoming CASCADE`;
  await db.setting.deleteMany({ where: { key: "calls_asked" } });
});

describe("events of an exchange", () => {
  const store = async (vendor: string, body: Uint8Array<ArrayBuffer>, urgent: boolean) =>
    storeIncoming(await createContext(db, { kind: "channel", channel: vendor }), { vendor, body, urgent });
  const states = async () =>
    (await db.incoming.findMany({ orderBy: { id: "asc" } })).map(({ vendor, state }) => `${vendor} ${state}`);

  it("do not stand behind what others sent", async () => {
    await store("other", fixture("internal"), false);
    await store("verimor-call", fixture("ringing"), true);
    await readUrgent(tools(), run);
    expect(await states()).toEqual(["other waiting", "verimor-call done"]);
    await readIncoming(tools(), run);
    expect(await states()).toEqual(["other done", "verimor-call done"]);
  });

  it("wait in the list where they cannot be understood, and hold up none", async () => {
    await store("verimor-call", new TextEncoder().encode("event_type=hold"), true);
    for (const name of ["hangup", "ringing", "answer"]) await store("verimor-call", fixture(name), true);
    await readUrgent(tools(), run);
    expect(await states()).toEqual(["verimor-call unreadable", ...Array(3).fill("verimor-call done")]);
    expect(await db.call.findMany()).toMatchObject([{ callId: "1234", outcome: "answered", talkSeconds: 60 }]);
  });
});

describe("calls on record", () => {
  const at = new Date(Date.now() - 3_600_000);
  const asked: { from: Date; to: Date }[] = [];
  const records: RecordsOf = async function* (span) {
    asked.push(span);
    yield {
      calls: [callEvent({ callId: "lost", act: "record", at, direction: "incoming", answered: true })],
      problems: ["x"],
    };
    yield { calls: [callEvent({ callId: "lost2", act: "record", at, direction: "incoming" })], problems: [] };
  };
  const hours = ({ from, to }: { from: Date; to: Date }) => Math.round((to.getTime() - from.getTime()) / 3_600_000);

  it("make up for events that were lost; those since the last time are asked for, with some hours before", async () => {
    await askForCalls(tools({ records }), run);
    await askForCalls(tools({ records }), run);
    expect(asked.map(hours)).toEqual([28, 4]);
    expect(await db.call.count()).toBe(2);
    await db.$executeRaw`UPDATE setting SET value = '{"verimor-call": "2020-01-01T00:00:00Z"}' WHERE key = 'calls_asked'`;
    await askForCalls(tools({ records }), run);
    expect(hours(asked.at(-1) ?? { from: at, to: at })).toBe(31 * 24);
    expect(await verifySums(db)).toEqual([]);
  });

  it("are asked for again where the vendor did not answer", async () => {
    const silent: RecordsOf = async function* () {
      yield* [];
      throw new Error("no answer");
    };
    await askForCalls(tools({ records: silent }), run);
    expect(await db.setting.findUnique({ where: { key: "calls_asked" } })).toBeNull();
  });
});

describe("a file of calls", () => {
  const files = asterisk.files?.({ folder });
  const given = files ? { files } : {};
  const bytes = (text: string) => new TextEncoder().encode(text);
  const give = async (who: "manager" | "admin", text = MASTER) =>
    giveCallFile(await as(db, cast[who]), { vendor: "asterisk", name: "Master.csv", body: bytes(text) });

  it("is read whole, its bad lines told; given twice it changes nothing", async () => {
    await give("manager");
    await readCallFiles(tools(given), run);
    const before = await db.call.findMany({ orderBy: { id: "asc" } });
    expect(before).toHaveLength(4);
    await give("admin");
    await readCallFiles(tools(given), run);
    expect(await db.call.findMany({ orderBy: { id: "asc" } })).toEqual(before);
    const rows = await listCallFiles(await as(db, cast.manager));
    expect(rows).toMatchObject([
      { by: "Ornek Yonetici 1", state: "done", lines: 7, linesRead: 7, calls: 4 },
      {
        by: "Ornek Mudur 1",
        problems: [
          { line: 6, reason: "noStart" },
          { line: 7, reason: "notColumns" },
        ],
      },
    ]);
    expect(await verifySums(db)).toEqual([]);
  });

  it("is found in the folder, and what is added to it", async () => {
    const [first = "", second = "", ...rest] = MASTER.split("\n");
    const path = join(folder, "Master.csv");
    writeFileSync(path, `${first}\n${second}\n`);
    await collectCallFiles(tools(given), run);
    await collectCallFiles(tools(given), run);
    expect(await db.call.count()).toBe(1);
    appendFileSync(path, rest.join("\n"));
    await collectCallFiles(tools(given), run);
    expect(await db.call.count()).toBe(4);
    expect(await db.callFile.count()).toBe(2);
  });

  it.each(["agent", "head", "worker", "mayor"] as const)("is not taken from %s", async (who) => {
    const ctx = await as(db, cast[who]);
    const file = { vendor: "asterisk", name: "Master.csv", body: bytes(MASTER) };
    await expect(giveCallFile(ctx, file)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(listCallFiles(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is refused when it is empty", async () => {
    await expect(give("manager", "")).rejects.toMatchObject({ code: "INVALID", key: "callFileEmpty" });
  });
});
