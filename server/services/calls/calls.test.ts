import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { type CallFilter, callFilterSchema } from "@/server/domain/call-filter";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { rebuildSums } from "../reports/sums";
import { receive } from "../requests/receive";
import { countCalls } from "./counts";
import { everyCall, listCalls } from "./list";
import { revealCaller } from "./reveal";

let db: Db;
let cast: Cast;
let withheld: number;

/** The last minutes of a year and the first of the next, in Istanbul. */
const TURN = new Date("2025-12-31T21:00:00Z").getTime();
const NUMBERS = ["+905000000011", "+905000000012", null];

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  await db.call.createMany({
    data: Array.from({ length: 90 }, (_, i) => {
      const startedAt = new Date(TURN + Math.floor((i - 45) / 2) * 3_600_000);
      const answered = i % 5 !== 0;
      return {
        provider: "test",
        callId: `call-${i}`,
        direction: i % 4 === 3 ? ("outgoing" as const) : ("incoming" as const),
        number: NUMBERS[i % 3] ?? null,
        startedAt,
        answeredAt: answered ? startedAt : null,
        endedAt: new Date(startedAt.getTime() + 30_000),
        outcome: answered ? ("answered" as const) : i % 2 === 0 ? ("abandoned" as const) : ("unanswered" as const),
        waitSeconds: i % 40,
        queue: i % 6 === 0 ? "201" : null,
        extension: answered ? "101" : null,
        staffId: answered && i % 7 === 0 ? cast.agent.staffId : null,
        talkSeconds: answered ? 30 : 0,
      };
    }),
  });
  const open = await db.call.findFirstOrThrow({ where: { number: { not: null } }, orderBy: { id: "asc" } });
  const secret = await db.call.findFirstOrThrow({ where: { number: { not: null } }, orderBy: { id: "desc" } });
  const agent = await as(db, cast.agent);
  await receive(agent, intake({ callId: open.id }));
  await receive(agent, intake({ callId: secret.id, identityWithheld: true }));
  withheld = secret.id;
  await rebuildSums(db);
});

const filter = (given: Record<string, string> = {}): CallFilter => callFilterSchema.parse(given);
async function all(given: Record<string, string> = {}, actor: Cast["agent"] = cast.agent, walk = 20_000) {
  const rows = [];
  for await (const page of everyCall(await as(db, actor), filter(given), { size: 7, walk })) rows.push(...page);
  return rows;
}

describe("the call log", () => {
  it("is whole and without repeats, newest first, page by page", async () => {
    const rows = await all();
    expect(rows).toHaveLength(90);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(90);
    const keys = rows.map(({ startedAt, id }) => [startedAt.getTime(), id] as const);
    expect(keys).toEqual(keys.toSorted((a, b) => b[0] - a[0] || b[1] - a[1]));
  });

  it("is filtered by direction, outcome, number and half-open days", async () => {
    expect((await all({ direction: "outgoing" })).every(({ direction }) => direction === "outgoing")).toBe(true);
    expect((await all({ answered: "no" })).map(({ answered }) => answered)).toEqual(Array(18).fill(false));
    expect((await all({ number: "0500 000 00 11" })).length).toBe(30);
    expect(await all({ number: "12" })).toEqual([]);
    const before = await all({ to: "2026-01-01" });
    const after = await all({ from: "2026-01-01" });
    expect(before.length + after.length).toBe(90);
    expect(Math.min(...after.map(({ startedAt }) => startedAt.getTime()))).toBe(TURN);
  });

  it("looks through a stretch at a time where few pass the filter, and loses none", async () => {
    const filters: Record<string, string>[] = [
      { outcome: "abandoned" },
      { request: "yes" },
      { queue: "201", answered: "no" },
      { hour: "3" },
    ];
    for (const given of filters) {
      expect(await all(given, cast.agent, 4)).toEqual(await all(given));
    }
    const page = await listCalls(await as(db, cast.agent), filter({ request: "yes" }), { size: 7, walk: 4 });
    expect(page.rows.length).toBeLessThan(7);
    expect(page.next).not.toBeNull();
  });

  it("masks numbers, and shows none where identity is withheld", async () => {
    const rows = await all();
    expect(JSON.stringify(rows)).not.toMatch(/0000000|000 00 1/);
    expect(rows.find(({ id }) => id === withheld)).toMatchObject({ number: null, revealable: false });
    expect(rows.filter(({ request }) => request)).toHaveLength(2);
    const seen = await all({}, cast.mayor);
    expect(seen.some(({ revealable }) => revealable)).toBe(false);
  });

  it.each(["head", "worker", "admin"] as const)("is refused to %s", async (who) => {
    const ctx = await as(db, cast[who]);
    await expect(listCalls(ctx, filter())).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(countCalls(ctx, { from: "2025-12-01", to: "2026-01-01" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("lets nobody look a number up who may not see it", async () => {
    await expect(listCalls(await as(db, cast.mayor), filter({ number: "0500 000 00 11" }))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("a month's counts", () => {
  it.each([
    ["2025-12-01", "2026-01-01"],
    ["2026-01-01", "2026-02-01"],
    ["2025-12-01", "2026-02-01"],
    ["2024-01-01", "2024-02-01"],
  ])("from %s to %s equal the rows behind them", async (from, to) => {
    const counts = await countCalls(await as(db, cast.mayor), { from, to });
    const span = { direction: "incoming", from, to };
    expect(counts.offered).toBe((await all(span)).length);
    expect(counts.answered).toBe((await all({ ...span, answered: "yes" })).length);
    expect(counts.missed).toBe((await all({ ...span, answered: "no" })).length);
    expect(counts.talkSeconds).toBe(counts.answered * 30);
  });
});

describe("a number", () => {
  it("is shown whole to an agent who says why, and that is written down", async () => {
    const call = await db.call.findFirstOrThrow({ where: { number: "+905000000012", requestId: null } });
    const ctx = await as(db, cast.agent);
    expect(await revealCaller(ctx, { id: call.id, why: "Geri aranacak" })).toBe("0 500 000 00 12");
    expect(await db.auditEntry.findMany({ where: { subject: `call:${call.id}` } })).toMatchObject([
      { act: "reveal_phone", staffId: cast.agent.staffId, data: { why: "Geri aranacak" } },
    ]);
  });

  it.each(["mayor", "head", "admin"] as const)("is not shown to %s", async (who) => {
    const call = await db.call.findFirstOrThrow({ where: { number: { not: null } } });
    await expect(revealCaller(await as(db, cast[who]), { id: call.id, why: "Merak" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await db.auditEntry.count({ where: { staffId: cast[who].staffId } })).toBe(0);
  });

  it("is not shown where identity is withheld, nor of a call that is not there", async () => {
    const ctx = await as(db, cast.agent);
    await expect(revealCaller(ctx, { id: withheld, why: "Geri aranacak" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(revealCaller(ctx, { id: 999_999, why: "Geri aranacak" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
