import { beforeEach, describe, expect, it } from "vitest";
import { accessSettingsSchema } from "@/server/domain/access";
import { NOBODY } from "@/server/domain/actor";
import { testDatabase } from "@/server/testing/database";
import { as, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import type { Context } from "../context";
import { forgetMunicipality } from "../settings/municipality";
import { takeOut } from "./take-out";
import { flushAccess, mustBeWithin, type Read, recordLater, recordNow } from "./write";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const later = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);
const view = (requestId: number): Read => ({ door: "screen", what: "request", requestId, amount: "view" });
const rows = () => db.accessLog.findMany({ orderBy: [{ at: "asc" }, { requestId: "asc" }] });

beforeEach(async () => {
  await flushAccess(db);
  await db.$executeRaw`TRUNCATE access_log, access_total`;
});

/** Of a database of its own: what a process knows of totals outlives a truncation. */
async function limited(limits: object) {
  const own = await testDatabase();
  const people = await makeMunicipality(own.db);
  await own.db.setting.create({ data: { key: "access", value: { limits } } });
  forgetMunicipality(own.db);
  return { db: own.db, people, ctx: (now = MONDAY): Promise<Context> => as(own.db, people.agent, now) };
}

describe("what pages and lists showed", () => {
  it("is one row a person, thing and quarter of an hour, however often it is opened", async () => {
    for (const minutes of [0, 3, 14]) recordLater(await as(db, cast.agent, later(minutes)), [view(1)]);
    recordLater(await as(db, cast.agent2, later(1)), [view(1)]);
    expect(await rows()).toEqual([]);
    await flushAccess(db);
    recordLater(await as(db, cast.agent, later(14.5)), [view(1)]);
    recordLater(await as(db, cast.agent, later(15)), [view(1)]);
    await flushAccess(db);
    expect((await rows()).map(({ staffId, views, at, lastAt }) => [staffId, views, at, lastAt])).toEqual([
      [cast.agent.staffId, 4, later(0), later(14.5)],
      [cast.agent2.staffId, 1, later(1), later(1)],
      [cast.agent.staffId, 1, later(15), later(15)],
    ]);
  });

  it("is written once, whichever process comes first", async () => {
    const ctx = await as(db, cast.agent);
    await Promise.all(Array.from({ length: 20 }, () => recordNow(ctx, [view(1), view(2)])));
    expect((await rows()).map(({ views }) => views)).toEqual([20, 20]);
    expect(await db.accessTotal.findMany({ select: { span: true, count: true }, orderBy: { span: "asc" } })).toEqual([
      { span: "day", count: 2 },
      { span: "hour", count: 2 },
    ]);
  });

  it("is nothing of citizens, of the system and of nobody", async () => {
    for (const actor of [NOBODY, { kind: "citizen", trackingCode: "ABCDEFGH" }, { kind: "system" }] as const)
      recordLater(await as(db, actor), [view(1)]);
    recordLater(await as(db, NOBODY), [{ door: "link", what: "file", requestId: 4 }]);
    await flushAccess(db);
    expect(await rows()).toMatchObject([{ door: "link", staffId: null, requestId: 4 }]);
  });

  it("waits while it cannot be written, and is then written whole", async () => {
    const ctx = await as(db, cast.agent);
    recordLater(ctx, [view(1)]);
    await db.$executeRaw`ALTER TABLE access_log RENAME TO access_log_away`;
    await expect(flushAccess(db)).rejects.toThrow();
    await expect(recordNow(ctx, [view(2)])).rejects.toThrow();
    await db.$executeRaw`ALTER TABLE access_log_away RENAME TO access_log`;
    recordLater(ctx, [view(1)]);
    await flushAccess(db);
    expect((await rows()).map(({ requestId, views }) => [requestId, views])).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });
});

it("is not altered by anybody afterwards", async () => {
  await recordNow(await as(db, cast.agent), [view(1)]);
  await expect(db.$executeRaw`UPDATE access_log SET staff_id = ${cast.agent2.staffId}`).rejects.toThrow("not altered");
  await expect(db.$executeRaw`UPDATE access_log SET views = 0`).rejects.toThrow("not altered");
});

describe("a file that is taken out", () => {
  it("stands there before its first row goes, with how many went once it ends", async () => {
    const filter = { q: "0532 000 00 14", status: ["new"], from: "2026-01-01", cursor: "1.2" };
    const taken = await takeOut(await as(db, cast.agent), "requests", filter);
    expect(await rows()).toMatchObject([{ door: "export", rows: null, views: 1 }]);
    async function* batches() {
      yield [1, 2, 3];
      yield [4];
    }
    for await (const _ of taken.counted(batches()));
    await flushAccess(db);
    const [row] = await rows();
    expect(row).toMatchObject({ what: "requests", rows: 4, views: 1 });
    expect(row?.data).toEqual({ from: "2026-01-01", q: expect.stringMatching(/^phone /), status: ["new"] });
    expect(JSON.stringify(row)).not.toMatch(/532|5320000014/);
  });

  it("is another each time, though it is the same list", async () => {
    const ctx = await as(db, cast.agent);
    await takeOut(ctx, "calls", {});
    await takeOut(ctx, "calls", {});
    expect(await rows()).toHaveLength(2);
  });
});

describe("a limit", () => {
  it("refuses the page beyond it, says for how long, and is free in the next hour but for the day", async () => {
    const { ctx, db: own, people } = await limited({ view: { hour: 3, day: 5 } });
    for (const id of [1, 2, 3]) {
      mustBeWithin(await ctx(), "view");
      recordLater(await ctx(), [view(id)]);
    }
    const refused = async (now: Date) => {
      const asked = await ctx(now);
      return () => mustBeWithin(asked, "view");
    };
    // Not written yet, and counted already.
    expect(await refused(later(15))).toThrowError(
      expect.objectContaining({
        code: "TOO_MANY",
        key: "tooMuchRead_view_hour",
        params: expect.objectContaining({ count: 3, minutes: 45 }),
      }),
    );
    await flushAccess(own);
    expect(await refused(later(15))).toThrow("tooMuchRead_view_hour");
    for (const id of [4, 5]) {
      mustBeWithin(await ctx(later(60)), "view");
      recordLater(await ctx(later(60)), [view(id)]);
    }
    await flushAccess(own);
    expect(await refused(later(120))).toThrow("tooMuchRead_view_day");
    expect(await refused(later(24 * 60))).not.toThrow();
    const other = await as(own, people.agent2, later(15));
    expect(() => mustBeWithin(other, "view")).not.toThrow();
  });

  it("does not count what is opened again", async () => {
    const { ctx, db: own } = await limited({ view: { hour: 3, day: 5 } });
    for (let time = 0; time < 10; time += 1) recordLater(await ctx(later(time)), [view(1)]);
    await flushAccess(own);
    recordLater(await ctx(later(10)), [view(1)]);
    await flushAccess(own);
    const asked = await ctx(later(11));
    expect(() => mustBeWithin(asked, "view")).not.toThrow();
    expect(await own.accessTotal.findMany({ select: { count: true } })).toEqual([{ count: 1 }, { count: 1 }]);
  });

  it("holds for as many at once as there are: nothing beyond it is given out", async () => {
    const { ctx } = await limited({ reveal: { hour: 4, day: 100 } });
    const asked = await ctx();
    const reveal = async (id: number) => {
      mustBeWithin(asked, "reveal");
      await recordNow(asked, [{ door: "reveal", what: "phone", requestId: id, amount: "reveal" }]);
    };
    const results = await Promise.allSettled(Array.from({ length: 12 }, (_, id) => reveal(id + 1)));
    expect(results.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(4);
    expect(results.filter(({ status }) => status === "rejected").length).toBeGreaterThanOrEqual(8);
  });

  it("that is reached stands before the administrators", async () => {
    const { ctx, db: own } = await limited({ export: { hour: 2, day: 50 } });
    await takeOut(await ctx(), "calls", {});
    expect(await own.accessTotal.count({ where: { overAt: { not: null } } })).toBe(0);
    await takeOut(await ctx(later(1)), "calls", {});
    await expect(takeOut(await ctx(later(2)), "calls", {})).rejects.toMatchObject({ key: "tooMuchRead_export_hour" });
    expect(await own.accessTotal.findMany({ where: { overAt: { not: null } } })).toMatchObject([
      { kind: "export", span: "hour", most: 2, count: 2, overAt: later(1), seenAt: null },
    ]);
  });

  it("is no key's: that has a rate of its own", async () => {
    const { db: own, people } = await limited({ view: { hour: 1, day: 1 } });
    const key = { ...people.agent, key: { id: 7, scopes: [] } };
    await recordNow(await as(own, key), [view(1), view(2), view(3)]);
    const ctx = await as(own, key);
    expect(() => mustBeWithin(ctx, "view")).not.toThrow();
    expect(await own.accessTotal.count()).toBe(0);
    await recordNow(await as(own, key, later(600)), [view(1)]);
    expect((await own.accessLog.findMany({ where: { requestId: 1 } })).map(({ views }) => views)).toEqual([2]);
  });
});

it("has usual limits far above a busy day", () => {
  expect(accessSettingsSchema.parse({})).toEqual({
    limits: {
      view: { hour: 400, day: 2000 },
      lookup: { hour: 300, day: 1500 },
      reveal: { hour: 60, day: 300 },
      export: { hour: 20, day: 60 },
    },
    days: 730,
  });
});
