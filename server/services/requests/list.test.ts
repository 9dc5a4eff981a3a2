import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/actor";
import { type Filter, filterSchema, NO_FILTER } from "@/server/domain/filters";
import { canRead } from "@/server/policies/can";
import { visible } from "@/server/policies/visible";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { countRequests } from "./counts";
import { everyRequest, listRequests } from "./list";
import { receive } from "./receive";
import { record } from "./record";
import { countSimilar, suggestFor } from "./similar";

let db: Db;
let cast: Cast;
const at = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);

const TEXTS = [
  "Sokakta ÇUKUR var",
  "Çukurların çoğu açık",
  "Salıncağın zinciri kopuk",
  "İlkokulun önü ıslak",
  "Çöp alınmadı",
];

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  for (let i = 0; i < 60; i++) {
    const ctx = await as(db, cast.agent, at(i));
    const departmentId = [null, cast.roads.id, cast.parks.id][i % 3] ?? null;
    const { request } = await receive(
      ctx,
      intake({
        description: TEXTS[i % TEXTS.length] ?? "",
        departmentId,
        neighbourhoodId: cast.atasehir.id,
        citizen: { name: "Örnek Vatandaş 1", phone: "0500 000 00 01" },
      }),
    );
    if (i % 4 === 1 && departmentId === cast.roads.id)
      await record(await as(db, cast.head, at(i + 1)), {
        id: request.id,
        change: { act: "resolve", answer: "Yapıldı" },
      });
  }
});

const filter = (given: Record<string, unknown> = {}): Filter => filterSchema.parse(given);
async function all(actor: Actor, given: Record<string, unknown> = {}, size = 7) {
  const rows = [];
  for await (const page of everyRequest(await as(db, actor), filter(given), size)) rows.push(...page);
  return rows;
}

describe("a list", () => {
  it.each(["-received", "received", "due", "-due"])(
    "is whole and without repeats, page by page, sorted by %s",
    async (sort) => {
      const rows = await all(cast.agent, { sort, status: sort.endsWith("due") ? "open" : [] });
      const expected = await db.request.count({
        where: sort.endsWith("due") ? { status: { in: ["new", "assigned", "in_progress", "waiting"] } } : {},
      });
      expect(rows).toHaveLength(expected);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(expected);
      const keys = rows.map(
        ({ dueAt, receivedAt, id }) => [(sort.endsWith("due") ? dueAt : receivedAt).getTime(), id] as const,
      );
      const sorted = keys.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
      expect(keys).toEqual(sort.startsWith("-") ? sorted.reverse() : sorted);
    },
  );

  it("shows each actor exactly what the policy lets them read", async () => {
    const requests = await db.request.findMany({ orderBy: { id: "asc" } });
    for (const actor of [cast.agent, cast.manager, cast.head, cast.worker, cast.stranger, cast.mayor]) {
      const ids = (await all(actor)).map(({ id }) => id).sort((a, b) => a - b);
      const readable = requests.filter((request) => canRead(actor, request)).map(({ id }) => id);
      expect(ids).toEqual(readable);
      expect(
        (await db.request.findMany({ where: visible(actor), orderBy: { id: "asc" } })).map(({ id }) => id),
      ).toEqual(readable);
    }
  });

  it("is refused to an administrator and to a citizen", async () => {
    await expect(listRequests(await as(db, cast.admin), filter())).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      listRequests(await as(db, { kind: "citizen", trackingCode: "ABCDEFGH" }), filter()),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it.each([
    [{ status: "resolved" }, { status: "resolved" }],
    [{ status: "open", department: "-" }, { status: "new" }],
    [{ category: "-" }, { categoryId: null }],
    [{ onTime: "yes" }, { answeredOnTime: true }],
    [{ answered: "yes", channel: "call_centre" }, { answeredAt: { not: null } }],
  ] as const)("filters by %j", async (given, where) => {
    const rows = await all(cast.agent, given);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toHaveLength(await db.request.count({ where }));
  });

  it("takes a subject of the first level for all below it, and days as half-open", async () => {
    expect(await all(cast.agent, { category: String(cast.road.id) })).toHaveLength(
      await db.request.count({ where: { categoryId: cast.pothole.id } }),
    );
    expect(await all(cast.agent, { from: "2026-01-19", to: "2026-01-20" })).toHaveLength(60);
    expect(await all(cast.agent, { from: "2026-01-18", to: "2026-01-19" })).toHaveLength(0);
  });
});

describe("a search", () => {
  const potholes = () => db.request.count({ where: { description: { in: TEXTS.slice(0, 2) } } });
  it.each(["cukur", "ÇUKUR", "Çukur", "çukurlar cogu", "cuk"])("finds by %s", async (q) => {
    const expected =
      q === "çukurlar cogu" ? await db.request.count({ where: { description: TEXTS[1] } }) : await potholes();
    expect(await all(cast.agent, { q })).toHaveLength(expected);
    expect((await all(cast.agent, { q, status: "open", sort: "due" })).length).toBeLessThanOrEqual(expected);
  });

  it("finds by a number, its end, and a telephone, and nothing by what is nowhere", async () => {
    const first = await db.request.findFirstOrThrow({ orderBy: { id: "asc" } });
    expect(await all(cast.agent, { q: "2026-000001" })).toMatchObject([{ id: first.id }]);
    expect(await all(cast.agent, { q: "1" })).toMatchObject([{ id: first.id }]);
    expect(await all(cast.agent, { q: "0500 000 00 01" })).toHaveLength(60);
    expect(await all(cast.agent, { q: "leylek" })).toEqual([]);
    expect(await all(cast.agent, { q: "!!" })).toEqual([]);
  });

  it("does not find people for the mayor's office, nor other departments' requests for a department", async () => {
    expect(await all(cast.mayor, { q: "0500 000 00 01" })).toEqual([]);
    const own = await all(cast.head, { q: "cukur" });
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ departmentId }) => departmentId === cast.roads.id)).toBe(true);
  });

  it("keeps every word of a text for itself, whatever signs stand between", async () => {
    const { words } = await import("@/server/domain/turkish");
    const word = fc.constantFrom("Çukur", "IŞIK", "8780", "3", "www", "com", "no12", "a", "http", "amp", "su");
    const sign = fc.constantFrom(..." !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~–—’‘“”«»…•·\n");
    const text = fc.array(fc.oneof(word, sign, fc.constant(" ")), { maxLength: 20 }).map((parts) => parts.join(""));
    const rows = await db.$queryRaw<{ text: string; kept: string[] }[]>`
      SELECT text, tsvector_to_array(to_tsvector('simple', searchable(text))) AS kept FROM unnest(${fc.sample(text, 3000)}::text[]) AS text`;
    for (const row of rows) expect(new Set(row.kept), row.text).toEqual(new Set(words(row.text)));
  });
});

it("counts what waits as the rows say", async () => {
  const later = at(60 * 24 * 10);
  const open = {
    in: ["new", "assigned", "in_progress", "waiting"] as ("new" | "assigned" | "in_progress" | "waiting")[],
  };
  const counts = await countRequests(await as(db, cast.agent, later));
  expect(counts.open).toBe(await db.request.count({ where: { status: open } }));
  expect(counts.triage).toMatchObject({ total: await db.request.count({ where: { status: "new" } }), today: 0 });
  expect(counts.late).toBe(counts.open);
  const own = await countRequests(await as(db, cast.head, later));
  expect(own).toMatchObject({
    triage: null,
    open: await db.request.count({ where: { status: open, departmentId: cast.roads.id } }),
  });
  await expect(countRequests(await as(db, cast.admin))).rejects.toMatchObject({ code: "FORBIDDEN" });
});

it("suggests a subject with the words that speak for it, and what is open nearby", async () => {
  const { suggestions, similar } = await suggestFor(await as(db, cast.agent), {
    text: "Asfalt çöktü, ÇUKUR oldu",
    neighbourhoodId: cast.atasehir.id,
  });
  expect(suggestions[0]).toMatchObject({
    categoryId: cast.pothole.id,
    departmentId: cast.roads.id,
    because: ["asfalt", "cukur"],
  });
  expect(similar).toHaveLength(5);
  expect(await suggestFor(await as(db, cast.agent), { text: "Merhaba", neighbourhoodId: null })).toEqual({
    suggestions: [],
    similar: [],
  });
});

describe("what is like each row of triage", () => {
  it("is as many as a count from scratch says, and nothing of what is answered or has no place", async () => {
    const ctx = await as(db, cast.agent);
    const { request: placeless } = await receive(ctx, intake({ description: "Sokakta çukur var" }));
    const requests = await db.request.findMany();
    const open = requests.filter(({ status }) => ["new", "assigned", "in_progress", "waiting"].includes(status));
    const counts = new Map(
      (await countSimilar(ctx, { ids: requests.map(({ id }) => id) })).map(({ id, count }) => [id, count]),
    );
    const matterOf = (row: (typeof requests)[number]) => row.categoryId ?? row.suggestedCategoryId;
    for (const request of requests) {
      const { id, neighbourhoodId } = request;
      const like = open.filter(
        (other) =>
          other.id !== id &&
          neighbourhoodId !== null &&
          matterOf(request) !== null &&
          other.neighbourhoodId === neighbourhoodId &&
          matterOf(other) === matterOf(request),
      );
      expect(counts.get(id) ?? 0).toBe(Math.min(10, like.length));
    }
    expect(counts.has(placeless.id)).toBe(false);
    expect(await countSimilar(ctx, { ids: [] })).toEqual([]);
  });

  it.each(["head", "worker", "mayor", "admin"] as const)("is refused to %s", async (who) => {
    await expect(countSimilar(await as(db, cast[who]), { ids: [1] })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("words of every script", () => {
  it.each([
    ["мусор", "Во дворе не вывозят Мусор."],
    ["حفرة", "يوجد حفرة كبيرة في الشارع"],
    ["ёлка", "Упала Ёлка на дорогу"],
    ["άλφα", "Οδός ΆΛΦΑ, λακκούβα"],
    ["垃圾", "这里的 垃圾 没有人收"],
  ])("%s is found, and nothing else", async (q, description) => {
    const { request } = await receive(await as(db, cast.agent), intake({ description }));
    const { rows } = await listRequests(await as(db, cast.agent), { ...NO_FILTER, q });
    expect(rows.map(({ id }) => id)).toEqual([request.id]);
  });

  it.each(["🙂", "%", "…", "' | '", "مفقود"])("%s finds nothing, and never everything", async (q) => {
    expect(await listRequests(await as(db, cast.agent), { ...NO_FILTER, q })).toEqual({ rows: [], next: null });
  });
});
