import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { filterFromQuery } from "@/app/(staff)/requests/filters";
import { callFilterOf } from "@/components/calls/address";
import { CELLS, type Cell, cellOf } from "@/components/reports/cells";
import {
  departmentLines,
  incomingBehind,
  linesOf,
  monthBefore,
  monthBehind,
  monthCell,
} from "@/components/reports/lines";
import type { Db } from "@/server/db";
import type { Change } from "@/server/domain/changes";
import { CHANNELS } from "@/server/domain/channel";
import { DomainError } from "@/server/domain/errors";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { everyCall } from "../calls/list";
import { everyRequest } from "../requests/list";
import { merge } from "../requests/merge";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { forgetMunicipality } from "../settings/municipality";
import { departmentReport } from "./department";
import { rebuildSums, verifySums } from "./sums";
import { type YearReport, yearReport } from "./year";

let db: Db;
let cast: Cast;

const TODAY = new Date("2026-05-20T09:00:00Z");
const HOUR = 3_600_000;

/** Always the same sequence, so that a failure can be looked at. */
function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return { next, one: <T>(of: readonly [T, ...T[]]): T => of[Math.floor(next() * of.length)] ?? of[0] };
}

type Actors = Exclude<keyof Cast, "roads" | "parks" | "quick" | "izsu" | "road" | "pothole" | "swing" | "atasehir">;

function actsFor(given: Cast, random: ReturnType<typeof dice>, now: Date): readonly [Actors, Change] {
  const until = new Date(now.getTime() + 100 * HOUR);
  const department = random.one([given.roads.id, given.parks.id, given.quick.id]);
  const subject = random.one([given.road.id, given.pothole.id, given.swing.id, null]);
  const place = random.one([given.atasehir.id, null]);
  return random.one<readonly [Actors, Change]>([
    ["agent", { act: "route", departmentId: department }],
    ["agent", { act: "resolve", answer: "Bilgi verildi" }],
    ["agent", { act: "refer", institutionId: given.izsu.id }],
    ["agent", { act: "withdraw" }],
    ["agent", { act: "reopen", why: "Sürüyor" }],
    ["agent", { act: "correct", facts: { categoryId: subject, neighbourhoodId: place } }],
    ["manager", { act: "decline", reason: "Yapılamıyor" }],
    ["head", { act: "resolve", answer: "Yapıldı" }],
    ["stranger", { act: "resolve", answer: "Yapıldı" }],
    ["head", { act: "start" }],
    ["head", { act: "wait", waitingOn: "material", waitingFor: "malzeme", until, reason: "other" }],
    ["head", { act: "return", reason: "Bizim değil" }],
  ]);
}

/** Does what was drawn; what the table of moves or the policy refuses is simply not done. */
async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

async function liveThrough(seed: number, count: number, from: Date, to: Date): Promise<number> {
  const random = dice(seed);
  const ids: number[] = [];
  let done = 0;
  for (let i = 0; i < count; i++) {
    const at = new Date(from.getTime() + random.next() * (to.getTime() - from.getTime()));
    const { request } = await receive(
      await as(db, cast.agent, at),
      intake({
        channel: random.one(CHANNELS),
        externalId: `random-${seed}-${i}`,
        receivedAt: i % 5 === 0 ? new Date(at.getTime() - (i % 45) * 24 * HOUR) : null,
        description: random.one(["Sokakta bir sorun var", "Çukur açıldı", "Salıncak kırık"]),
        categoryId: random.one([undefined, cast.pothole.id, cast.road.id, cast.swing.id]),
        neighbourhoodId: random.one([undefined, cast.atasehir.id]),
        departmentId: random.one([undefined, cast.roads.id, cast.parks.id]),
        citizen: null,
      }),
    );
    ids.push(request.id);
    for (let step = 0, now = at; step < 3; step++) {
      now = new Date(now.getTime() + random.next() * 90 * HOUR);
      const [who, change] = actsFor(cast, random, now);
      if (await attempt(async () => record(await as(db, cast[who], now), { id: request.id, change }))) done++;
    }
    const mainId = random.one([0, 0, 0, ids.at(-2) ?? 0]);
    if (mainId && (await attempt(async () => merge(await as(db, cast.agent, at), { id: request.id, mainId })))) done++;
  }
  return done;
}

async function makeCalls() {
  const random = dice(77);
  const first = new Date("2024-02-01T00:00:00Z").getTime();
  await db.call.createMany({
    data: Array.from({ length: 150 }, (_, i) => {
      const startedAt = new Date(first + random.next() * (TODAY.getTime() - first));
      const answeredAt = random.next() < 0.8 ? new Date(startedAt.getTime() + 9000) : null;
      return {
        provider: "test",
        callId: `call-${i}`,
        direction: random.one(["incoming", "incoming", "incoming", "outgoing"] as const),
        number: "+905000000001",
        startedAt,
        answeredAt,
        endedAt: new Date(startedAt.getTime() + 69_000),
        talkSeconds: answeredAt ? 60 : 0,
        waitSeconds: answeredAt ? 9 : 69,
        outcome: answeredAt ? ("answered" as const) : ("unanswered" as const),
      };
    }),
  });
}

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  await db.setting.create({ data: { key: "demonstration", value: true } });
  forgetMunicipality(db);
  await makeCalls();
  await rebuildSums(db);
  const done = await Promise.all([
    liveThrough(1, 70, new Date("2024-02-01T00:00:00Z"), new Date("2025-01-01T00:00:00Z")),
    liveThrough(2, 160, new Date("2024-12-31T20:00:00Z"), new Date("2026-01-01T00:00:00Z")),
    liveThrough(3, 80, new Date("2025-12-31T20:00:00Z"), TODAY),
  ]);
  expect(Math.min(...done)).toBeGreaterThan(50);
}, 120_000);

/** How many rows the list behind a link has, all pages of it. */
async function rowsBehindLink(href: string): Promise<number> {
  const ctx = await as(db, cast.mayor, TODAY);
  const { searchParams } = new URL(href, "http://localhost");
  const pages = href.startsWith("/calls")
    ? everyCall(ctx, callFilterOf(searchParams).filter, { size: 40 })
    : everyRequest(ctx, filterFromQuery(searchParams), 40);
  let count = 0;
  for await (const page of pages) count += page.length;
  return count;
}

type Expected = { figure: string; counts: number; href: string };

/** Every figure of the report, each with the rows it says it has. */
function figuresOf(report: YearReport): Expected[] {
  const frame = { period: report.period, demonstration: report.demonstration };
  const { others } = departmentLines(report, 1);
  const cells = [...linesOf(report), ...(others ? [others] : [])].flatMap((line) =>
    CELLS.map((name): [string, Cell] => [
      `${line.section} ${line.key} ${name}`,
      cellOf(name, line.line, line.rows, frame),
    ]),
  );
  const curves = [
    { name: "all", months: report.months, rows: {} },
    ...report.channels.flatMap((line) =>
      [line, ...line.parts].map(({ key, channels, months }) => ({ name: key, months, rows: { channel: channels } })),
    ),
  ];
  const { calls, period } = report;
  return [
    ...cells.filter(([, { value }]) => value !== null).map(([figure, { counts, href }]) => ({ figure, counts, href })),
    ...curves.flatMap(({ name, months, rows }) =>
      months.flatMap(({ month, now, before }) => [
        { figure: `${name} ${month}`, counts: now ?? 0, href: monthBehind(month, rows) },
        { figure: `${name} before ${month}`, counts: before ?? 0, href: monthBehind(monthBefore(month), rows) },
      ]),
    ),
    { figure: "calls", counts: calls.now.offered, href: incomingBehind(period.from, period.to) },
    { figure: "answered calls", counts: calls.now.answered, href: incomingBehind(period.from, period.to, "yes") },
    { figure: "missed calls", counts: calls.now.missed, href: incomingBehind(period.from, period.to, "no") },
    ...calls.months.flatMap(({ month, now, before }) => [
      { figure: `calls ${month}`, counts: now ?? 0, href: incomingBehind(month) },
      { figure: `calls before ${month}`, counts: before ?? 0, href: incomingBehind(monthBefore(month)) },
    ]),
  ];
}

const reportOf = async (year: number, month?: number) => yearReport(await as(db, cast.mayor, TODAY), { year, month });

describe("a figure of the year report equals the number of rows behind it", () => {
  it.each<[string, number, number | undefined]>([
    ["a whole year", 2025, undefined],
    ["the running year", 2026, undefined],
    ["one month", 2025, 7],
  ])(
    "for every cell of %s",
    async (_, year, month) => {
      const figures = figuresOf(await reportOf(year, month));
      expect(figures.filter(({ counts }) => counts > 0).length).toBeGreaterThan(month ? 60 : 150);
      const wrong: (Expected & { rows: number })[] = [];
      for (const figure of figures) {
        const rows = await rowsBehindLink(figure.href);
        if (rows !== figure.counts) wrong.push({ ...figure, rows });
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});

describe("the year", () => {
  it("adds up in every dimension", async () => {
    const report = await reportOf(2025);
    expect(report.total.now.received).toBeGreaterThan(150);
    for (const lines of [report.channels, report.departments, report.subjects, report.neighbourhoods]) {
      const sums = lines.map(({ line }) => line.now.received);
      expect(sums.reduce((one, other) => one + other, 0)).toBe(report.total.now.received);
    }
    expect(report.months.reduce((sum, { now }) => sum + (now ?? 0), 0)).toBe(report.total.now.received);
  });

  it("compares a running year's whole months only, and shows no month that has not begun", async () => {
    const report = await reportOf(2026);
    expect(report.period).toMatchObject({
      through: "2026-05-20",
      compare: {
        now: { from: "2026-01-01", to: "2026-05-01" },
        before: { from: "2025-01-01", to: "2025-05-01" },
        whole: false,
      },
    });
    expect(report.months.map(({ now }) => now === null)).toEqual([
      false,
      false,
      false,
      false,
      false,
      ...Array(7).fill(true),
    ]);
  });

  it("says nothing of the year before where it has no data", async () => {
    const report = await reportOf(2024);
    expect(report).toMatchObject({ hasBefore: false, total: { before: null } });
    expect(report.years).toEqual([2024, 2025, 2026]);
  });

  it("is empty where nothing was received", async () => {
    const report = await reportOf(2031);
    expect(report).toMatchObject({ hasBefore: false, perDay: null, departments: [], subjects: [] });
    expect(report.total.now.received).toBe(0);
  });

  it("marks as published what was published and is so still, and all else as assumed", async () => {
    const before = await reportOf(2025);
    const web = before.channels.find(({ key }) => key === "web");
    const social = before.channels.find(({ key }) => key === "social");
    if (!web || !social) throw new Error("no channel");
    await db.setting.create({
      data: {
        key: "published",
        value: [
          {
            year: 2025,
            received: before.total.now.received,
            calls: before.calls.now.offered + 1,
            channels: [
              { channels: ["web"], received: web.line.now.received, resolved: web.line.now.resolved + 1 },
              {
                channels: ["x", "facebook", "instagram"],
                received: social.line.now.received,
                resolved: social.line.now.resolved,
              },
            ],
          },
        ],
      },
    });
    forgetMunicipality(db);
    const report = await reportOf(2025);
    expect(report.total.published).toEqual({ received: true, resolved: false });
    expect(report.calls.published).toBe(false);
    const flags = Object.fromEntries(report.channels.map(({ key, line }) => [key, line.published]));
    expect(flags.web).toEqual({ received: true, resolved: false });
    expect(flags.social).toEqual({ received: true, resolved: true });
    expect(flags.cimer).toEqual({ received: false, resolved: false });
    const frame = { period: report.period, demonstration: true };
    const line = report.channels.find(({ key }) => key === "social")?.line ?? report.total;
    expect(CELLS.filter((name) => !cellOf(name, line, {}, frame).assumed)).toEqual(["received", "resolved", "rate"]);
    expect(CELLS.filter((name) => cellOf(name, line, {}, { ...frame, demonstration: false }).assumed)).toEqual([]);
  });
});

describe("refused", () => {
  it.each(["agent", "head", "worker", "stranger", "admin"] as const)("the year to %s", async (who) => {
    await expect(yearReport(await as(db, cast[who], TODAY), { year: 2025 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it.each(["agent", "worker", "stranger", "admin"] as const)("a department's year to %s", async (who) => {
    const ctx = await as(db, cast[who], TODAY);
    await expect(departmentReport(ctx, { year: 2025, departmentId: cast.roads.id })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("a department that is not there", async () => {
    const ctx = await as(db, cast.mayor, TODAY);
    await expect(departmentReport(ctx, { year: 2025, departmentId: 9999 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a department's year", () => {
  it("shows its head the same figures as the mayor, and the rows behind them", async () => {
    const year = await reportOf(2025);
    const own = await departmentReport(await as(db, cast.head, TODAY), { year: 2025, departmentId: cast.roads.id });
    const line = year.departments.find(({ id }) => id === cast.roads.id)?.line;
    expect(own.total).toEqual(line);
    expect(own.months.reduce((sum, { now }) => sum + (now?.resolved ?? 0), 0)).toBe(line?.now.resolved);
    for (const { status, count } of own.backlog) {
      expect(await rowsBehindLink(`/requests?department=${cast.roads.id}&status=${status}`)).toBe(count);
    }
    expect(own.backlog.some(({ count }) => count > 0)).toBe(true);
    const rows = { department: [cast.roads.id] };
    const figures = [
      ...CELLS.map((name) => cellOf(name, own.total, rows, own)),
      ...own.months.flatMap(({ month, now, before }) =>
        now ? CELLS.map((name) => monthCell(name, { month, now, before: before?.received ?? null }, rows)) : [],
      ),
    ].filter(({ value }) => value !== null);
    for (const { counts, href } of figures) expect([href, await rowsBehindLink(href)]).toEqual([href, counts]);
    expect(own.late).toBe(await rowsBehindLink(`/requests?department=${cast.roads.id}&urgency=late`));
  });
});

describe("the kept sums", () => {
  it("are what a count from scratch gives, after any acts, and rebuilding them changes nothing", async () => {
    let seed = 100;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (drawn) => {
        await liveThrough(drawn * 1000 + ++seed, 8, new Date("2025-11-01T00:00:00Z"), new Date("2026-02-01T00:00:00Z"));
        expect(await verifySums(db)).toEqual([]);
      }),
      { numRuns: 6 },
    );
    const kept = () =>
      Promise.all([
        db.monthSum.findMany({
          where: { received: { not: 0 } },
          orderBy: [{ dimension: "asc" }, { month: "asc" }, { key: "asc" }],
        }),
        db.daySum.findMany({
          where: { count: { not: 0 } },
          orderBy: [{ year: "asc" }, { dimension: "asc" }, { key: "asc" }, { bucket: "asc" }],
        }),
        db.queueCount.findMany({ where: { count: { not: 0 } }, orderBy: [{ department: "asc" }, { status: "asc" }] }),
        db.callSum.findMany({ orderBy: { month: "asc" } }),
      ]);
    const before = await kept();
    await rebuildSums(db);
    expect(await kept()).toEqual(before);
  }, 120_000);

  it("are found out when they are wrong", async () => {
    const [row] = await db.monthSum.findMany({ where: { dimension: "channel", received: { gt: 0 } }, take: 1 });
    if (!row) throw new Error("no sums");
    const where = { dimension_month_key: { dimension: row.dimension, month: row.month, key: row.key } };
    await db.monthSum.update({ where, data: { received: { increment: 1 } } });
    expect((await verifySums(db)).map(({ table }) => table)).toEqual(["month_sum", "month_sum"]);
    await rebuildSums(db);
    expect(await verifySums(db)).toEqual([]);
  });
});
