import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { type Actor, SYSTEM } from "@/server/domain/actor";
import type { Change } from "@/server/domain/changes";
import { WARNING_SORTS, warningFilterSchema } from "@/server/domain/warning";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { merge, unmerge } from "../requests/merge";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { countWarnings, everyWarning, listWarnings } from "./list";
import { seeWarning, seeWarnings, seeWarningsOf } from "./see";
import { dropStaleWarnings, warnOfDeadlines } from "./warn";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ALL = warningFilterSchema.parse({});
let db: Db;
let cast: Cast;

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE warning, message, request_event, request, month_sum, day_sum, queue_count CASCADE`;
});

const later = (hours: number, from: Date = MONDAY) => new Date(from.getTime() + hours * HOUR);
const act = async (actor: Actor, id: number, change: Change, now: Date = MONDAY) =>
  record(await as(db, actor, now), { id, change });
const warn = async (now: Date) => warnOfDeadlines(await as(db, SYSTEM, now));
/** What a person is shown: the step of each warning. */
const shown = async (actor: Actor, now: Date) =>
  (await listWarnings(await as(db, actor, now), ALL)).rows.map(({ step }) => step);

/** A pothole, due on Thursday at eleven: three working days. */
const pothole = async () =>
  (await receive(await as(db, cast.agent), intake({ categoryId: cast.pothole.id, departmentId: cast.roads.id })))
    .request;
const inHand = async () => {
  const { id } = await pothole();
  return act(cast.worker, id, { act: "start" });
};

describe("the steps of a warning", () => {
  it("warns the assignee before the deadline, then the head, then the manager; each once", async () => {
    const { id, dueAt } = await inHand();
    expect(await warn(later(-25, dueAt))).toBe(0);
    expect(await warn(later(-24, dueAt))).toBe(1);
    expect(await warn(later(-2, dueAt))).toBe(0);
    expect(await shown(cast.worker, dueAt)).toEqual(["assignee"]);
    expect(await shown(cast.head, dueAt)).toEqual([]);

    expect(await warn(dueAt)).toBe(0);
    expect(await warn(new Date(dueAt.getTime() + 1))).toBe(1);
    expect(await shown(cast.head, later(1, dueAt))).toEqual(["head"]);
    expect(await shown(cast.manager, later(1, dueAt))).toEqual([]);

    expect(await warn(later(23, dueAt))).toBe(0);
    expect(await warn(later(24, dueAt))).toBe(1);
    expect(await shown(cast.manager, later(25, dueAt))).toEqual(["manager"]);
    const page = await listWarnings(await as(db, cast.manager, later(25, dueAt)), ALL);
    expect(page.rows[0]).toMatchObject({ departmentId: cast.roads.id, dueAt, seenAt: null, status: "in_progress" });
    expect(await db.warning.count({ where: { requestId: id } })).toBe(3);
  });

  it("warns the head beforehand of what nobody has, and drops it from the head's list when somebody does", async () => {
    const { id, dueAt } = await pothole();
    await warn(later(-1, dueAt));
    expect(await shown(cast.head, dueAt)).toEqual(["assignee"]);
    await act(cast.head, id, { act: "assign", assigneeId: cast.worker.staffId }, later(-1, dueAt));
    expect(await shown(cast.head, dueAt)).toEqual([]);
    expect(await warn(dueAt)).toBe(1);
    expect(await shown(cast.worker, dueAt)).toEqual(["assignee"]);
  });

  it("warns whoever claimed it in triage, and the manager at once when it is late there", async () => {
    const { request } = await receive(await as(db, cast.agent), intake({ categoryId: cast.pothole.id }));
    await act(cast.agent2, request.id, { act: "claim" });
    await warn(later(-1, request.dueAt));
    expect(await shown(cast.agent2, request.dueAt)).toEqual(["assignee"]);
    expect(await shown(cast.agent, request.dueAt)).toEqual([]);
    await warn(later(1, request.dueAt));
    expect(await shown(cast.manager, later(1, request.dueAt))).toEqual(["manager"]);
  });

  it("shows a person the most urgent warning of a request alone", async () => {
    const { dueAt } = await pothole();
    await warn(later(-1, dueAt));
    await warn(later(1, dueAt));
    expect(await shown(cast.head, later(1, dueAt))).toEqual(["head"]);
    expect(await countWarnings(await as(db, cast.head, later(1, dueAt)))).toBe(1);
  });

  it("keeps to the hours that the municipality has set", async () => {
    await db.setting.create({ data: { key: "warnings", value: { before: 2, after: 18 } } });
    const { dueAt } = await inHand();
    expect(await warn(later(-3, dueAt))).toBe(0);
    expect(await warn(later(-2, dueAt))).toBe(1);
    await db.setting.delete({ where: { key: "warnings" } });
  });
});

describe("a warning that no longer holds", () => {
  it("is not shown after the answer, and goes", async () => {
    const { id, dueAt } = await inHand();
    await warn(later(-1, dueAt));
    await act(cast.worker, id, { act: "resolve", answer: "Kapatıldı" }, later(-1, dueAt));
    expect(await shown(cast.worker, dueAt)).toEqual([]);
    expect(await countWarnings(await as(db, cast.worker, dueAt))).toBe(0);
    expect(await warn(later(24, dueAt))).toBe(0);
    expect(await dropStaleWarnings(await as(db, SYSTEM))).toBe(1);
    expect(await db.warning.count()).toBe(0);
  });

  it("makes way for one of the new deadline after a pause", async () => {
    const { id, dueAt } = await inHand();
    await warn(later(-1, dueAt));
    const until = later(7 * 24, dueAt);
    await act(
      cast.worker,
      id,
      { act: "wait", waitingOn: "material", waitingFor: "malzeme", until, reason: "other" },
      later(-1, dueAt),
    );
    expect(await shown(cast.worker, dueAt)).toEqual([]);
    expect(await warn(later(100, dueAt))).toBe(0);
    const resumed = await act(cast.worker, id, { act: "resume" }, later(5 * 24 - 1, dueAt));
    expect(resumed.dueAt.getTime()).toBeGreaterThan(dueAt.getTime());
    expect(await shown(cast.worker, later(5 * 24 - 1, dueAt))).toEqual([]);
    expect(await warn(later(-1, resumed.dueAt))).toBe(1);
    expect(await shown(cast.worker, resumed.dueAt)).toEqual(["assignee"]);
  });

  it("makes way for one of the new deadline after a reopening", async () => {
    const { id, dueAt } = await inHand();
    await warn(later(1, dueAt));
    await act(cast.worker, id, { act: "resolve", answer: "Kapatıldı" }, later(2, dueAt));
    const reopened = await act(cast.agent, id, { act: "reopen", why: "Sürüyor" }, later(3, dueAt));
    expect(await shown(cast.head, later(3, dueAt))).toEqual([]);
    expect(await warn(later(1, reopened.dueAt))).toBe(1);
    expect(await shown(cast.head, later(1, reopened.dueAt))).toEqual(["head"]);
  });

  it("comes back as it was, and not a second time, when a merge is taken back", async () => {
    const { id, dueAt } = await inHand();
    const { request: main } = await receive(await as(db, cast.agent), intake());
    await warn(later(-1, dueAt));
    await merge(await as(db, cast.agent, later(-1, dueAt)), { id, mainId: main.id });
    await dropStaleWarnings(await as(db, SYSTEM));
    expect(await shown(cast.worker, dueAt)).toEqual([]);
    await unmerge(await as(db, cast.manager, later(-1, dueAt)), { id });
    await warn(dueAt);
    expect(await shown(cast.worker, dueAt)).toEqual(["assignee"]);
    expect(await db.warning.count({ where: { requestId: id } })).toBe(1);
  });

  it("leaves with the request to another department, and with the person who is disabled", async () => {
    const { id, dueAt } = await inHand();
    await warn(later(1, dueAt));
    await act(cast.agent, id, { act: "route", departmentId: cast.parks.id }, later(1, dueAt));
    expect(await shown(cast.head, later(1, dueAt))).toEqual([]);
    await warn(later(2, dueAt));
    expect(await shown(cast.stranger, later(2, dueAt))).toEqual(["head"]);
    await db.staff.update({ where: { id: cast.stranger.staffId }, data: { active: false } });
    expect(await warn(later(3, dueAt))).toBe(1);
    expect(await shown(cast.manager, later(3, dueAt))).toEqual(["manager"]);
    await db.staff.update({ where: { id: cast.stranger.staffId }, data: { active: true } });
  });
});

it("writes each warning once, by however many workers and whenever they run", async () => {
  const { dueAt } = await inHand();
  const other = await pothole();
  const moments = fc.array(fc.integer({ min: -30, max: 80 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(moments, async (hours) => {
      await db.$executeRaw`TRUNCATE warning`;
      await Promise.all(hours.flatMap((hour) => [warn(later(hour, dueAt)), warn(later(hour, dueAt))]));
      const rows = await db.warning.findMany();
      const keys = rows.map(({ requestId, dueAt, step, staffId }) =>
        [requestId, dueAt.getTime(), step, staffId].join(),
      );
      expect(new Set(keys).size).toBe(rows.length);
      // Each that runs after the deadline warns both heads' requests; each a day after it, the manager.
      const over = hours.some((hour) => hour > 0);
      expect(rows.filter(({ step }) => step === "head").length).toBe(over ? 2 : 0);
      expect(rows.filter(({ step }) => step === "manager").length).toBe(hours.some((hour) => hour >= 24) ? 2 : 0);
    }),
    { numRuns: 25 },
  );
  expect(other.dueAt).toEqual(dueAt);
});

describe("seeing", () => {
  it("is each person's own", async () => {
    const { dueAt } = await inHand();
    await warn(later(30, dueAt));
    const now = later(30, dueAt);
    const head = await as(db, cast.head, now);
    const manager = await as(db, cast.manager, now);
    const [own] = (await listWarnings(head, ALL)).rows;
    if (!own) throw new Error("The head has a warning");
    await expect(seeWarning(manager, { id: own.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await countWarnings(head)).toBe(1);
    await seeWarning(head, { id: own.id });
    await seeWarning(head, { id: own.id });
    expect(await countWarnings(head)).toBe(0);
    expect(await countWarnings(manager)).toBe(1);
    expect((await listWarnings(head, { seen: "no" })).rows).toEqual([]);
    expect((await listWarnings(head, { seen: "yes" })).rows).toMatchObject([{ id: own.id, seenAt: now }]);
  });

  it("comes of opening the request, for whoever opened it", async () => {
    const { id, dueAt } = await inHand();
    await warn(later(30, dueAt));
    const head = await as(db, cast.head, later(30, dueAt));
    expect(await seeWarningsOf(head, { requestId: id })).toBe(1);
    expect(await countWarnings(head)).toBe(0);
    expect(await countWarnings(await as(db, cast.manager, later(30, dueAt)))).toBe(1);
  });

  it("of all leaves what came after the screen was drawn", async () => {
    const { dueAt } = await pothole();
    await warn(later(1, dueAt));
    const head = await as(db, cast.head, later(1, dueAt));
    const [first] = (await listWarnings(head, ALL)).rows;
    await pothole();
    await warn(later(1, dueAt));
    expect(await seeWarnings(head, { upTo: first?.id ?? 0 })).toBe(1);
    expect(await countWarnings(head)).toBe(1);
  });
});

it("finds by step and by number, and goes on page by page", async () => {
  const numbers: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const { year, seq } = await inHand();
    numbers.push(`${year}-${String(seq).padStart(6, "0")}`);
  }
  const now = later((5 * DAY) / HOUR);
  await warn(now);
  const head = await as(db, cast.head, now);
  const first = await listWarnings(head, ALL, 2);
  expect(first.rows).toHaveLength(2);
  const rest = await listWarnings(head, { cursor: first.next ?? undefined }, 2);
  expect(rest).toMatchObject({ rows: [{ step: "head" }], next: null });
  expect((await listWarnings(head, { step: "manager" })).rows).toEqual([]);
  expect((await listWarnings(head, { q: numbers[1] })).rows).toHaveLength(1);
  expect((await listWarnings(head, { q: "yok" })).rows).toEqual([]);
  expect((await listWarnings(head, { q: "ÇUKUR" })).rows).toHaveLength(3);
  expect((await listWarnings(head, { q: "'; --" })).rows).toEqual([]);
  expect((await listWarnings(head, { department: cast.roads.id })).rows).toHaveLength(3);
  expect((await listWarnings(head, { department: cast.parks.id })).rows).toEqual([]);
  expect((await listWarnings(head, { department: "-" })).rows).toEqual([]);
  const all = [];
  for await (const rows of everyWarning(head, ALL)) all.push(...rows);
  expect(all).toHaveLength(3);
});

it("stands in the order that is asked for, whole over its pages", async () => {
  const ids: number[] = [];
  for (let n = 0; n < 5; n += 1) ids.push((await inHand()).id);
  const [first = 0, second = 0] = ids;
  const now = later((9 * DAY) / HOUR);
  // Three share a deadline.
  await db.request.updateMany({ where: { id: { in: [second] } }, data: { dueAt: later(20) } });
  await db.request.updateMany({ where: { id: { in: [first] } }, data: { dueAt: later(30) } });
  await warn(now);
  const manager = await as(db, cast.manager, now);
  const byId = (await listWarnings(manager, ALL, 100)).rows.map(({ id }) => id);
  const rows = (await listWarnings(manager, ALL, 100)).rows;
  const byDue = rows.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.id - b.id).map(({ id }) => id);
  const expected = { "-at": byId, at: byId.toReversed(), due: byDue, "-due": byDue.toReversed() };
  for (const sort of WARNING_SORTS) {
    const found: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listWarnings(manager, { sort, cursor }, 2);
      found.push(...page.rows.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(found, sort).toEqual(expected[sort]);
  }
  expect(byDue).toHaveLength(5);
});

describe("refused", () => {
  it.each(["admin", "agent"] as const)("the timetable's work to %s", async (who) => {
    const ctx = await as(db, cast[who]);
    await expect(warnOfDeadlines(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(dropStaleWarnings(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("everything to an administrator by that role alone", async () => {
    const ctx = await as(db, cast.admin);
    await expect(listWarnings(ctx, ALL)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(countWarnings(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(seeWarning(ctx, { id: 1 })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(seeWarningsOf(ctx, { requestId: 1 })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(seeWarnings(ctx, { upTo: 1 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
