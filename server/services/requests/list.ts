import { z } from "zod";
import { Prisma } from "@/server/db";
import { CHANNELS } from "@/server/domain/channel";
import { cursorOf, type Filter, readCursor, sortOf } from "@/server/domain/filters";
import { KINDS, PRIORITIES, STATUSES } from "@/server/domain/request";
import type { Context } from "../context";
import { type Wanted, wantedOf } from "./search";
import { whereSql } from "./where";

const { sql } = Prisma;

const PAGE = 50;

/**
 * A word is looked for among this many of the newest first. A frequent one fills the page from there; of another, what was found
 * there tells whether a longer walk or the index is the cheaper way to a page of it.
 */
const WALK = 3000;
/** What a row costs on the walk beside a hit of the index. */
const ROW_TO_HIT = 1 / 3;

const rowSchema = z.object({
  id: z.number(),
  year: z.number(),
  seq: z.number(),
  version: z.number(),
  channel: z.enum(CHANNELS),
  kind: z.enum(KINDS),
  status: z.enum(STATUSES),
  priority: z.enum(PRIORITIES),
  categoryId: z.number().nullable(),
  departmentId: z.number().nullable(),
  lastDepartmentId: z.number().nullable(),
  assigneeId: z.number().nullable(),
  claimedById: z.number().nullable(),
  neighbourhoodId: z.number().nullable(),
  street: z.string().nullable(),
  summary: z.string(),
  suggestedCategoryId: z.number().nullable(),
  suggestedConfidence: z.number().nullable(),
  mergedCount: z.number(),
  receivedAt: z.date(),
  dueAt: z.date(),
  pausedAt: z.date().nullable(),
  waitingFor: z.string().nullable(),
  answeredAt: z.date().nullable(),
  answeredOnTime: z.boolean().nullable(),
});
export type RequestRow = z.infer<typeof rowSchema>;
export type RequestPage = { rows: RequestRow[]; next: string | null };

const rowsSchema = z.array(rowSchema);

const COLUMNS = sql`r.id, r.year, r.seq, r.version, r.channel::text, r.kind::text, r.status::text, r.priority::text, r.category_id AS "categoryId",
  r.department_id AS "departmentId", r.last_department_id AS "lastDepartmentId", r.assignee_id AS "assigneeId", r.claimed_by_id AS "claimedById",
  r.neighbourhood_id AS "neighbourhoodId", r.street, r.summary, r.suggested_category_id AS "suggestedCategoryId",
  r.suggested_confidence AS "suggestedConfidence", r.merged_count AS "mergedCount", r.received_at AS "receivedAt", r.due_at AS "dueAt",
  r.paused_at AS "pausedAt", r.waiting_for AS "waitingFor", r.answered_at AS "answeredAt", r.answered_on_time AS "answeredOnTime"`;

const ORDERS = {
  due: { column: sql`r.due_at`, by: sql`r.due_at, r.id`, after: sql`>` },
  "-due": { column: sql`r.due_at`, by: sql`r.due_at DESC, r.id DESC`, after: sql`<` },
  received: { column: sql`r.received_at`, by: sql`r.received_at, r.id`, after: sql`>` },
  "-received": { column: sql`r.received_at`, by: sql`r.received_at DESC, r.id DESC`, after: sql`<` },
};

/** One page of what the actor may see, by keyset: a deep page costs what the first one costs. */
export async function listRequests(ctx: Context, filter: Filter, size: number = PAGE): Promise<RequestPage> {
  const sort = sortOf(filter);
  const order = ORDERS[sort];
  const cursor = readCursor(filter.cursor);
  const where = whereSql(ctx, filter);
  const page = cursor
    ? sql`${where} AND (${order.column}, r.id) ${order.after} (${cursor.value}, ${cursor.id})`
    : where;
  const wanted = filter.q ? wantedOf(ctx, filter.q) : null;
  const found = rowsSchema.parse(await rowsOf(ctx, { where: page, by: order.by, limit: size + 1, wanted }));
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  const more = found.length > size && last;
  return { rows, next: more ? cursorOf(sort.endsWith("due") ? last.dueAt : last.receivedAt, last.id) : null };
}

type Ask = { where: Prisma.Sql; by: Prisma.Sql; limit: number; wanted: Wanted | null };

async function rowsOf(ctx: Context, { where, by, limit, wanted }: Ask): Promise<unknown[]> {
  if (wanted?.by !== "words") {
    const which = wanted ? sql`${where} AND ${wanted.where}` : where;
    return ctx.db.$queryRaw<unknown[]>`SELECT ${COLUMNS} FROM request r WHERE ${which} ORDER BY ${by} LIMIT ${limit}`;
  }
  const query = sql`to_tsquery('simple', ${wanted.query})`;
  const walk = (far: number) => ctx.db.$queryRaw<unknown[]>`
    SELECT ${COLUMNS} FROM (SELECT * FROM request r WHERE ${where} ORDER BY ${by} LIMIT ${far}) r
    WHERE r.search @@ ${query} ORDER BY ${by} LIMIT ${limit}`;
  const near = await walk(WALK);
  if (near.length === limit) return near;
  const further = await furtherWalk(ctx, near.length, limit);
  const far = further ? await walk(further) : [];
  if (far.length === limit) return far;
  return ctx.db.$queryRaw<unknown[]>`
    WITH hits AS MATERIALIZED (SELECT id FROM request WHERE search @@ ${query})
    SELECT ${COLUMNS} FROM hits JOIN request r USING (id) WHERE ${where} ORDER BY ${by} LIMIT ${limit}`;
}

/** How far a walk that finds `limit` would go, twice over, where that is cheaper than all hits of the index; else null. */
async function furtherWalk({ db }: Context, found: number, limit: number): Promise<number | null> {
  if (found === 0) return null;
  const rows = (limit / found) * WALK;
  const [{ all }] = await db.$queryRaw<[{ all: number }]>`SELECT coalesce(sum(count), 0)::int AS all FROM queue_count`;
  const hits = (found / WALK) * all;
  return rows * ROW_TO_HIT < hits ? Math.ceil(rows * 2) : null;
}

/** All rows, a page at a time: for an export that is not cut anywhere. */
export async function* everyRequest(ctx: Context, filter: Filter, size = 1000): AsyncGenerator<RequestRow[]> {
  let cursor: string | null | undefined = filter.cursor;
  do {
    const page: RequestPage = await listRequests(ctx, { ...filter, cursor: cursor ?? undefined }, size);
    yield page.rows;
    cursor = page.next;
  } while (cursor);
}
