import { z } from "zod";
import { Prisma } from "@/server/db";
import type { Order } from "@/server/domain/filters";
import type { Context } from "../context";
import { type Conditions, RECORDED } from "./conditions";

const { sql } = Prisma;
const ALWAYS = sql`true`;

/** How many requests one page looks through at most for what no index answers: a filter that few pass costs no more than one that all pass. */
const WALK = 10_000;
/** A word is looked for among so many first. */
const NEAR = 3000;
/** So many hits of the words' index are fetched at most, and so many rows walked in their stead. */
const MOST_HITS = 20_000;
const FAR = 40_000;
/** What a row costs on the walk beside a hit of the index. */
const ROW_TO_HIT = 1 / 3;

const COLUMNS = sql`r.id, r.year, r.seq, r.version, r.channel::text, r.kind::text, r.status::text, r.priority::text, r.category_id AS "categoryId",
  r.department_id AS "departmentId", r.last_department_id AS "lastDepartmentId", r.main_department_id AS "mainDepartmentId", r.identity_withheld AS "identityWithheld", r.assignee_id AS "assigneeId", r.claimed_by_id AS "claimedById",
  r.neighbourhood_id AS "neighbourhoodId", r.street, r.summary, r.suggested_category_id AS "suggestedCategoryId",
  r.suggested_confidence AS "suggestedConfidence", r.merged_count AS "mergedCount", r.received_at AS "receivedAt", r.recorded_at AS "recordedAt", r.due_at AS "dueAt",
  r.waiting_details AS "waitingDetails", r.paused_at AS "pausedAt", r.waiting_on::text AS "waitingOn", r.waiting_for AS "waitingFor", r.answered_at AS "answeredAt", r.answered_on_time AS "answeredOnTime"`;

const ORDERS = {
  due: { key: sql`r.due_at`, by: sql`r.due_at, r.id`, after: sql`>`, upTo: sql`<=` },
  "-due": { key: sql`r.due_at`, by: sql`r.due_at DESC, r.id DESC`, after: sql`<`, upTo: sql`>=` },
  received: { key: sql`r.received_at`, by: sql`r.received_at, r.id`, after: sql`>`, upTo: sql`<=` },
  "-received": { key: sql`r.received_at`, by: sql`r.received_at DESC, r.id DESC`, after: sql`<`, upTo: sql`>=` },
  recorded: { key: RECORDED, by: sql`${RECORDED}, r.id`, after: sql`>`, upTo: sql`<=` },
  "-recorded": { key: RECORDED, by: sql`${RECORDED} DESC, r.id DESC`, after: sql`<`, upTo: sql`>=` },
};

/** The place of a row in a list's order. */
type Place = { key: Date; id: number };
type Asked = Conditions & {
  /** As `to_tsquery` reads them. */
  words: string | null;
  order: Order;
  after: { value: Date; id: number } | null;
  limit: number;
};
/** `floor`: how far it was looked, where more may lie beyond. */
type Found = { found: unknown[]; floor: Place | null };

/** The rows of one page, at a cost that neither history nor the filter decides. */
export async function findRequests(ctx: Context, asked: Asked): Promise<Found> {
  const { lead, rest, few, words, after, limit } = asked;
  const order = ORDERS[asked.order];
  const from = after ? sql`${lead} AND (${order.key}, r.id) ${order.after} (${after.value}, ${after.id})` : lead;
  const page: Page = { ...order, db: ctx.db, from, rest, limit };
  if (words !== null) return findWords(page, sql`to_tsquery('simple', ${words})`);
  if (few) return { found: await rowsOfFew(page), floor: null };
  const floor = rest && (await placeAt(page, WALK));
  return { found: await rowsUpTo(page, floor, rest ?? ALWAYS), floor };
}

type Page = (typeof ORDERS)["due"] & {
  db: Context["db"];
  /** What an index answers, beyond the last page. */
  from: Prisma.Sql;
  rest: Prisma.Sql | null;
  limit: number;
};

/** All that leads is read first, so that no other index is taken for the cheaper one. */
const rowsOfFew = ({ db, from, rest, by, limit }: Page) =>
  db.$queryRaw<unknown[]>`
    WITH few AS MATERIALIZED (SELECT * FROM request r WHERE ${from})
    SELECT ${COLUMNS} FROM few r WHERE ${rest ?? ALWAYS} ORDER BY ${by} LIMIT ${limit}`;

const rowsUpTo = ({ db, from, key, by, upTo, limit }: Page, floor: Place | null, where: Prisma.Sql) =>
  db.$queryRaw<unknown[]>`
    SELECT ${COLUMNS} FROM request r
    WHERE ${from} AND ${floor ? sql`(${key}, r.id) ${upTo} (${floor.key}, ${floor.id})` : ALWAYS} AND ${where}
    ORDER BY ${by} LIMIT ${limit}`;

/** Where so many rows end; null where there are fewer. */
async function placeAt({ db, from, key, by }: Page, rows: number): Promise<Place | null> {
  const [place] = z
    .array(z.object({ key: z.date(), id: z.number() }))
    .parse(
      await db.$queryRaw`SELECT ${key} AS key, r.id FROM request r WHERE ${from} ORDER BY ${by} OFFSET ${rows - 1} LIMIT 1`,
    );
  return place ?? null;
}

/**
 * A frequent word fills the page from the nearest rows. Of another, what was found there tells whether a longer walk or the index of
 * the words is the cheaper way to a page of it; where neither is cheap, the page ends where the walk does.
 */
async function findWords(page: Page, query: Prisma.Sql): Promise<Found> {
  const { db, rest, limit, from, by } = page;
  const says = sql`r.search @@ ${query}`;
  const passes = rest ? sql`${rest} AND ${says}` : says;
  const near = await db.$queryRaw<unknown[]>`
    SELECT ${COLUMNS} FROM (SELECT * FROM request r WHERE ${from} ORDER BY ${by} LIMIT ${NEAR}) r
    WHERE ${passes} ORDER BY ${by} LIMIT ${limit}`;
  if (near.length === limit) return { found: near, floor: null };
  const { walked, said, all } = await frequency(page, says);
  if (walked < NEAR) return { found: near, floor: null };
  const rows = near.length > 0 ? (limit / near.length) * NEAR : Number.POSITIVE_INFINITY;
  const hits = (said / NEAR) * all;
  const cheap = rows * ROW_TO_HIT < hits;
  const far = cheap ? await walkOn(page, rows, passes) : null;
  if (far && (far.found.length === limit || far.floor === null)) return far;
  const ids = hits > 2 * MOST_HITS ? null : await idsOf(page, says);
  if (ids === null) return far ?? walkOn(page, rows, passes);
  const found = await db.$queryRaw<unknown[]>`
    SELECT ${COLUMNS} FROM request r WHERE r.id = ANY(${ids}) AND ${from} AND ${rest ?? ALWAYS} ORDER BY ${by} LIMIT ${limit}`;
  return { found, floor: null };
}

/** Twice as far as a page of it should lie, by what was found near. */
async function walkOn(page: Page, rows: number, passes: Prisma.Sql): Promise<Found> {
  const floor = await placeAt(page, Math.min(FAR, Math.ceil(rows * 2)));
  return { found: await rowsUpTo(page, floor, passes), floor };
}

/** How many rows are near at all, how many of them say the words, and how many requests there are. */
async function frequency(
  { db, from, by }: Page,
  says: Prisma.Sql,
): Promise<{ walked: number; said: number; all: number }> {
  const [row] = await db.$queryRaw<[{ walked: number; said: number; all: number }]>`
    SELECT count(*)::int AS walked, (count(*) FILTER (WHERE ${says}))::int AS said,
      (SELECT coalesce(sum(count), 0)::int FROM queue_count) AS all
    FROM (SELECT r.search FROM request r WHERE ${from} ORDER BY ${by} LIMIT ${NEAR}) r`;
  return row;
}

/** All that say the words, by their index; null where they are too many. A limit inside would have the planner read the table instead. */
async function idsOf({ db }: Page, says: Prisma.Sql): Promise<number[] | null> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    WITH hits AS MATERIALIZED (SELECT id FROM request r WHERE ${says}) SELECT id FROM hits LIMIT ${MOST_HITS + 1}`;
  return rows.length > MOST_HITS ? null : rows.map(({ id }) => id);
}
