import { z } from "zod";
import { Prisma } from "@/server/db";
import type { CimerFilter } from "@/server/domain/cimer/filter";
import { CIMER_TYPES } from "@/server/domain/cimer/types";
import { cursorOf, readCursor } from "@/server/domain/filters";
import { STATUSES } from "@/server/domain/request";
import { withoutPersons } from "../access-log/searched";
import type { Context } from "../context";
import { presentRows } from "../requests/presented";
import { visibleSql } from "../requests/where";
import { mustHandle } from "./handling";

const { sql, empty } = Prisma;

const PAGE = 50;

const rowSchema = z.object({
  requestId: z.number(),
  number: z.string(),
  date: z.date(),
  type: z.enum(CIMER_TYPES).nullable(),
  year: z.number(),
  seq: z.number(),
  version: z.number(),
  status: z.enum(STATUSES),
  summary: z.string(),
  departmentId: z.number().nullable(),
  institutionId: z.number().nullable(),
  receivedAt: z.date(),
  dueAt: z.date(),
  pausedAt: z.date().nullable(),
  answeredAt: z.date().nullable(),
  answeredOnTime: z.boolean().nullable(),
  enteredAt: z.date().nullable(),
  enteredBy: z.string().nullable(),
  answer: z.string().nullable(),
  withheld: z.boolean(),
  ownDepartmentId: z.number().nullable(),
  mainDepartmentId: z.number().nullable(),
});
const rowsSchema = z.array(rowSchema);
export type CimerCaseRow = z.infer<typeof rowSchema>;
export type CimerCasePage = { rows: CimerCaseRow[]; next: string | null };

/** What was merged has the answer of its main request. */
const COLUMNS = sql`c.request_id AS "requestId", c.number, c.date, c.type::text, r.year, r.seq, r.version, r.status::text, r.summary,
  coalesce(r.department_id, main.department_id) AS "departmentId", coalesce(r.institution_id, main.institution_id) AS "institutionId",
  r.received_at AS "receivedAt", r.due_at AS "dueAt", r.paused_at AS "pausedAt", c.answered_at AS "answeredAt",
  r.answered_on_time AS "answeredOnTime", c.entered_at AS "enteredAt", s.name AS "enteredBy", coalesce(r.answer, main.answer) AS answer,
  r.identity_withheld AS withheld, r.department_id AS "ownDepartmentId", r.main_department_id AS "mainDepartmentId"`;

const WITH_ALL = sql`LEFT JOIN request main ON main.id = r.merged_into_id LEFT JOIN staff s ON s.id = c.entered_by_id`;
const FROM_CASE = sql`cimer_case c JOIN request r ON r.id = c.request_id ${WITH_ALL}`;

/** One look-up a row, however many cases there are. */
const CASE_OF = sql`CROSS JOIN LATERAL (SELECT * FROM cimer_case WHERE request_id = r.id LIMIT 1) c`;

const OPEN = sql`r.channel = 'cimer' AND r.status IN ('new', 'assigned', 'in_progress', 'waiting')`;

type Order = {
  /** Whose index gives the order: the page is taken there before anything is joined to it. */
  of: "case" | "request";
  where: Prisma.Sql;
  key: Prisma.Sql;
  by: Prisma.Sql;
  after: Prisma.Sql;
  value: (row: CimerCaseRow) => Date;
};

/** Each list from the index in its own order. */
const LISTS: Record<CimerFilter["list"], Order> = {
  enter: {
    of: "case",
    where: sql`c.answered_at IS NOT NULL AND c.entered_at IS NULL`,
    key: sql`(c.answered_at, c.request_id)`,
    by: sql`c.answered_at, c.request_id`,
    after: sql`>`,
    value: ({ answeredAt, date }) => answeredAt ?? date,
  },
  due: {
    of: "request",
    where: OPEN,
    key: sql`(r.due_at, r.id)`,
    by: sql`r.due_at, r.id`,
    after: sql`>`,
    value: ({ dueAt }) => dueAt,
  },
  all: {
    of: "request",
    where: sql`r.channel = 'cimer'`,
    key: sql`(r.received_at, r.id)`,
    by: sql`r.received_at DESC, r.id DESC`,
    after: sql`<`,
    value: ({ receivedAt }) => receivedAt,
  },
};

/** One page of CİMER's applications, as far as the actor sees the requests. No row tells who applied. */
export async function listCases(ctx: Context, filter: CimerFilter, size: number = PAGE): Promise<CimerCasePage> {
  mustHandle(ctx, "see_cimer");
  return filter.q ? byNumber(ctx, filter.q, filter.cursor, size) : inOrder(ctx, filter, size);
}

async function inOrder(ctx: Context, { list, cursor }: CimerFilter, size: number): Promise<CimerCasePage> {
  const { of, where, key, by, after, value } = LISTS[list];
  const last = readCursor(cursor);
  const beyond = last ? sql`AND ${key} ${after} (${last.value}, ${last.id})` : empty;
  const page = sql`WHERE ${where} AND ${visibleSql(ctx.actor)} ${beyond} ORDER BY ${by} LIMIT ${size + 1}`;
  const found = await read(
    ctx,
    of === "case"
      ? sql`SELECT ${COLUMNS} FROM ${FROM_CASE} ${page}`
      : sql`SELECT ${COLUMNS} FROM (SELECT r.* FROM request r ${page}) r ${CASE_OF} ${WITH_ALL} ORDER BY ${by}`,
  );
  return pageOf(found, size, (row) => cursorOf(value(row), row.requestId));
}

/** Numbers that begin so; a few thousand at most share four signs. */
async function byNumber(ctx: Context, q: string, cursor: string | undefined, size: number): Promise<CimerCasePage> {
  const begins = `${q.replace(/[\\%_]/g, "\\$&")}%`;
  const beyond = cursor ? sql`AND c.number > ${cursor}` : empty;
  const found = await read(
    ctx,
    sql`SELECT ${COLUMNS} FROM ${FROM_CASE} WHERE c.number LIKE ${begins} AND ${visibleSql(ctx.actor)} ${beyond} ORDER BY c.number LIMIT ${size + 1}`,
  );
  return pageOf(found, size, ({ number }) => number);
}

async function read(ctx: Context, statement: Prisma.Sql): Promise<CimerCaseRow[]> {
  const rows = rowsSchema.parse(await ctx.db.$queryRaw<unknown[]>(statement));
  return presentRows(ctx, rows, ({ requestId, ownDepartmentId, mainDepartmentId, withheld }) => ({
    id: requestId,
    departmentId: ownDepartmentId,
    mainDepartmentId,
    identityWithheld: withheld,
  }));
}

function pageOf(found: CimerCaseRow[], size: number, cursor: (row: CimerCaseRow) => string): CimerCasePage {
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return { rows, next: found.length > size && last ? cursor(last) : null };
}

/** These cases, in the order in which they were answered. */
export async function casesOf(ctx: Context, ids: readonly number[]): Promise<CimerCaseRow[]> {
  mustHandle(ctx, "see_cimer");
  return read(
    ctx,
    sql`SELECT ${COLUMNS} FROM ${FROM_CASE} WHERE c.request_id = ANY (${ids}) AND ${visibleSql(ctx.actor)} ORDER BY c.answered_at, c.request_id`,
  );
}

/** All rows of a list, a page at a time; who took them out is written down first. */
export async function exportCases(ctx: Context, filter: CimerFilter): Promise<AsyncGenerator<CimerCaseRow[]>> {
  const staffId = mustHandle(ctx, "see_cimer");
  const { cursor: _, ...asked } = filter;
  await ctx.db.auditEntry.create({
    data: { at: ctx.now, staffId, act: "cimer_exported", subject: "cimer", data: { filter: withoutPersons(asked) } },
  });
  return everyCase(ctx, asked);
}

async function* everyCase(ctx: Context, filter: CimerFilter): AsyncGenerator<CimerCaseRow[]> {
  let cursor: string | null | undefined;
  do {
    const page: CimerCasePage = await listCases(ctx, { ...filter, cursor: cursor ?? undefined }, 1000);
    yield page.rows;
    cursor = page.next;
  } while (cursor);
}

const MOST_COUNTED = 1000;
const SOON_DAYS = 7;

/** What waits, no further than to a thousand: nobody reads on from there. */
export async function countCases(ctx: Context): Promise<{ enter: number; late: number; soon: number }> {
  mustHandle(ctx, "see_cimer");
  const soon = new Date(ctx.now.getTime() + SOON_DAYS * 86_400_000);
  const sees = visibleSql(ctx.actor);
  const [row] = await ctx.db.$queryRaw<[{ enter: number; late: number; soon: number }]>`
    SELECT
      (SELECT count(*)::int FROM (SELECT 1 FROM cimer_case c JOIN request r ON r.id = c.request_id
        WHERE c.answered_at IS NOT NULL AND c.entered_at IS NULL AND ${sees} LIMIT ${MOST_COUNTED}) e) AS enter,
      (SELECT count(*)::int FROM (SELECT 1 FROM request r WHERE ${OPEN} AND r.due_at < ${ctx.now} AND ${sees} LIMIT ${MOST_COUNTED}) l) AS late,
      (SELECT count(*)::int FROM (SELECT 1 FROM request r WHERE ${OPEN} AND r.due_at >= ${ctx.now} AND r.due_at < ${soon} AND ${sees}
        LIMIT ${MOST_COUNTED}) d) AS soon`;
  return row;
}
