import { beforeEach, expect, it } from "vitest";
import { SYSTEM } from "@/server/domain/actor";
import { callEvent } from "@/server/domain/call";
import { testDatabase } from "@/server/testing/database";
import { as, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { dropCallEvents } from "../calls/drop-events";
import { emptyCallFiles } from "../calls/empty-files";
import { takenFromFolder } from "../calls/files";
import { hearCalls } from "../calls/hear-calls";
import { emptyIncoming } from "../incoming/empty";
import { retentionSchema } from "../settings/municipality";
import { dueRecords } from "./due";

const DAY = 86_400_000;
const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const ago = (days: number) => new Date(MONDAY.getTime() - days * DAY);
const body = new TextEncoder().encode("line");

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE incoming, call, call_event, call_file, audit_entry CASCADE`;
});

const file = (state: "waiting" | "reading" | "done", days: number) =>
  db.callFile.create({
    data: {
      vendor: "asterisk",
      name: "Master.csv",
      givenAt: ago(days),
      body,
      readTo: 400n,
      state,
      lines: 7,
      problems: [{ line: 6, reason: "noStart" }],
      finishedAt: state === "done" ? ago(days) : null,
    },
  });
const empty = async () => emptyCallFiles(await as(db, SYSTEM));

it("empties files of calls past their time, keeps what was made of them, and writes down how many", async () => {
  const old = await file("done", 181);
  await file("done", 179);
  await file("waiting", 500);
  await file("reading", 500);
  expect(await empty()).toBe(1);
  const rows = await db.callFile.findMany({ orderBy: { id: "asc" } });
  expect(rows.map(({ body }) => body.byteLength > 0)).toEqual([false, true, true, true]);
  const { body: _, ...facts } = old;
  expect(rows[0]).toMatchObject(facts);
  expect(await db.auditEntry.findMany()).toMatchObject([
    { act: "call_files_emptied", staffId: null, data: { count: 1, days: 180 } },
  ]);
  expect(await empty()).toBe(0);
  expect(await takenFromFolder(await as(db, SYSTEM), { vendor: "asterisk" })).toEqual(new Map([["Master.csv", 400]]));
});

it("empties all of a long backlog, by however many workers", async () => {
  for (let n = 0; n < 50; n += 1) await file("done", 200);
  const counts = await Promise.all([empty(), empty(), empty()]);
  expect(counts.reduce((sum, count) => sum + count, 0) + (await empty())).toBe(50);
});

it("says beforehand how many would go, and just those go", async () => {
  for (const days of [20, 40, 190]) {
    await file("done", days);
    await db.incoming.create({
      data: { vendor: "whatsapp", receivedAt: ago(days), body, state: "done", handledAt: ago(days) },
    });
    const told = callEvent({ callId: `c${days}`, act: "ended", at: ago(days), direction: "incoming", answered: false });
    await hearCalls(await as(db, SYSTEM, ago(days)), { provider: "exchange", events: [told] });
  }
  const admin = await as(db, cast.admin);
  const raw = async (incomingDays: number) => {
    const { incoming, calls, callFiles, ...rest } = await dueRecords(admin, retentionSchema.parse({ incomingDays }));
    expect(Object.values(rest)).toEqual([null, null, null, null, null]);
    return [incoming, calls, callFiles].map((due) => due?.count);
  };
  expect(await raw(30)).toEqual([2, 2, 2]);
  expect(await raw(180)).toEqual([1, 1, 1]);
  const system = await as(db, SYSTEM);
  expect(await emptyIncoming(system)).toBe(1);
  expect(await emptyCallFiles(system)).toBe(1);
  expect(await dropCallEvents(system)).toBe(1);
  expect(await raw(180)).toEqual([0, 0, 0]);
});

it.each(["manager", "agent", "head"] as const)("is not %s's to ask or to do", async (who) => {
  const ctx = await as(db, cast[who]);
  await expect(dueRecords(ctx, retentionSchema.parse({ incomingDays: 30 }))).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(emptyCallFiles(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
});
