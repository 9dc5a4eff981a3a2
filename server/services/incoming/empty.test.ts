import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import { forgetMunicipality } from "@/server/services/settings/municipality";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { emptyIncoming } from "./empty";

const DAY = 86_400_000;
let db: Db;
let cast: Cast;

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE incoming, audit_entry`;
});

const ago = (days: number) => new Date(MONDAY.getTime() - days * DAY);
const store = (state: "waiting" | "done" | "unreadable", days: number) =>
  db.incoming.create({
    data: {
      vendor: "whatsapp",
      receivedAt: ago(days),
      body: new TextEncoder().encode("{}"),
      state,
      handledAt: state === "waiting" ? null : ago(days),
    },
  });
const whole = async () =>
  (await db.incoming.findMany({ orderBy: { id: "asc" } })).map(({ body }) => body.byteLength > 0);
const empty = async () => emptyIncoming(await as(db, SYSTEM));

it("empties what was read and is past its time, keeps the facts, and writes down how many", async () => {
  const old = await store("done", 181);
  await store("done", 179);
  await store("unreadable", 500);
  await store("waiting", 500);
  expect(await empty()).toBe(1);
  expect(await whole()).toEqual([false, true, true, true]);
  const { body, ...facts } = old;
  expect(await db.incoming.findUnique({ where: { id: old.id } })).toMatchObject(facts);
  expect(await db.auditEntry.findMany()).toMatchObject([
    { act: "incoming_emptied", staffId: null, data: { count: 1, days: 180 } },
  ]);
  expect(await empty()).toBe(0);
  expect(await db.auditEntry.count()).toBe(1);
});

it("keeps to the days that the municipality has set", async () => {
  await db.setting.create({ data: { key: "retention", value: { incomingDays: 30 } } });
  forgetMunicipality(db);
  await store("done", 31);
  await store("done", 29);
  expect(await empty()).toBe(1);
  expect(await whole()).toEqual([false, true]);
  await db.setting.delete({ where: { key: "retention" } });
  forgetMunicipality(db);
});

it("empties each once, by however many workers, and all of a long backlog", async () => {
  await db.$executeRaw`
    INSERT INTO incoming (vendor, received_at, body, state, handled_at)
    SELECT 'whatsapp', ${ago(200)}, '{}', 'done', ${ago(200)} FROM generate_series(1, 5000)`;
  const counts = await Promise.all([empty(), empty(), empty()]);
  expect(counts.reduce((sum, count) => sum + count, 0) + (await empty())).toBe(5000);
  expect((await whole()).some(Boolean)).toBe(false);
});

it.each(["admin", "agent"] as const)("is refused to %s", async (who) => {
  await expect(emptyIncoming(await as(db, cast[who]))).rejects.toMatchObject({ code: "FORBIDDEN" });
});
