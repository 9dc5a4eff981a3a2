import { z } from "zod";
import { Prisma } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { STATUSES } from "@/server/domain/request";
import { MOST_COUNTED, WARNING_STEPS, type WarningFilter, type WarningSort } from "@/server/domain/warning";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { presentRows, SUBJECT } from "../requests/presented";
import { wantedOf } from "../requests/search";
import { visibleSql } from "../requests/where";

const { sql, join } = Prisma;

const PAGE = 50;

const rowSchema = z.object({
  id: z.number(),
  step: z.enum(WARNING_STEPS),
  at: z.date(),
  seenAt: z.date().nullable(),
  requestId: z.number(),
  mainDepartmentId: z.number().nullable(),
  identityWithheld: z.boolean(),
  year: z.number(),
  seq: z.number(),
  status: z.enum(STATUSES),
  summary: z.string(),
  categoryId: z.number().nullable(),
  departmentId: z.number().nullable(),
  assigneeId: z.number().nullable(),
  dueAt: z.date(),
});
export type WarningRow = z.infer<typeof rowSchema>;
export type WarningPage = { rows: WarningRow[]; next: string | null };

/** In the order of an index each; ids are given in the order of the warnings. */
const ORDERS: Record<WarningSort, { by: Prisma.Sql; below: (dueAt: Date, id: number) => Prisma.Sql }> = {
  "-at": { by: sql`w.id DESC`, below: (_, id) => sql`w.id < ${id}` },
  at: { by: sql`w.id`, below: (_, id) => sql`w.id > ${id}` },
  due: { by: sql`w.due_at, w.id`, below: (dueAt, id) => sql`(w.due_at, w.id) > (${dueAt}, ${id})` },
  "-due": { by: sql`w.due_at DESC, w.id DESC`, below: (dueAt, id) => sql`(w.due_at, w.id) < (${dueAt}, ${id})` },
};

const cursorOf = ({ dueAt, id }: WarningRow): string => `${dueAt.getTime()}-${id}`;

function below(sort: WarningSort, cursor: string): Prisma.Sql {
  const [due = 0, id = 0] = cursor.split("-").map(Number);
  return ORDERS[sort].below(new Date(due), id);
}

/** As the lists of requests are searched: a number, words, a telephone for whoever may ask for one. */
function about(ctx: Context, q: string): Prisma.Sql {
  const wanted = wantedOf(ctx, q);
  if (!wanted) return sql`false`;
  return wanted.by === "words" ? sql`r.search @@ to_tsquery('simple', ${wanted.query})` : wanted.where;
}

/**
 * Whose warnings, and that they still hold: the request is open under this very deadline, its clock runs, the person may see it
 * and still has it in hand, and was not warned of it more urgently since.
 */
function holding({ actor }: Context): Prisma.Sql {
  if (actor.kind !== "staff" || !may(actor, "see_warnings"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "warnings" });
  return sql`w.staff_id = ${actor.staffId} AND r.status IN ('new', 'assigned', 'in_progress', 'waiting') AND r.paused_at IS NULL
    AND r.due_at = w.due_at AND ${visibleSql(actor)} AND (w.step <> 'assignee' OR r.assignee_id IS NULL OR r.assignee_id = w.staff_id)
    AND NOT EXISTS (SELECT 1 FROM warning n WHERE n.request_id = w.request_id AND n.due_at = w.due_at AND n.staff_id = w.staff_id AND n.step > w.step)`;
}

/** One's own warnings that still hold. */
export async function listWarnings(ctx: Context, filter: WarningFilter, size: number = PAGE): Promise<WarningPage> {
  const { sort = "-at", department } = filter;
  const conditions = [
    holding(ctx),
    ...(filter.step ? [sql`w.step = ${filter.step}::"WarningStep"`] : []),
    ...(filter.seen ? [filter.seen === "yes" ? sql`w.seen_at IS NOT NULL` : sql`w.seen_at IS NULL`] : []),
    ...(department === "-" ? [sql`r.department_id IS NULL`] : []),
    ...(typeof department === "number" ? [sql`r.department_id = ${department}`] : []),
    ...(filter.q ? [about(ctx, filter.q)] : []),
    ...(filter.cursor ? [below(sort, filter.cursor)] : []),
  ];
  const found = z.array(rowSchema).parse(
    await ctx.db.$queryRaw`
      SELECT w.id, w.step::text, w.at, w.seen_at AS "seenAt", r.year, r.seq, r.status::text, r.summary, r.category_id AS "categoryId",
        r.id AS "requestId", ${SUBJECT}, r.assignee_id AS "assigneeId", r.due_at AS "dueAt"
      FROM warning w JOIN request r ON r.id = w.request_id
      WHERE ${join(conditions, " AND ")} ORDER BY ${ORDERS[sort].by} LIMIT ${size + 1}`,
  );
  const read = found.slice(0, size);
  const wanted = filter.q ? wantedOf(ctx, filter.q) : null;
  const typed = wanted?.by === "words" ? wanted.typed : null;
  const rows = await presentRows(ctx, read, ({ requestId, ...row }) => ({ ...row, id: requestId }), typed);
  const last = read.at(-1);
  return { rows, next: last && found.length > size ? cursorOf(last) : null };
}

/** How many warnings one has not seen; at most `MOST_COUNTED`. */
export async function countWarnings(ctx: Context): Promise<number> {
  const [row] = await ctx.db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM warning w JOIN request r ON r.id = w.request_id
      WHERE w.seen_at IS NULL AND ${holding(ctx)} LIMIT ${MOST_COUNTED}) unseen`;
  return row.count;
}

/** All of them, a page at a time: for an export that is not cut anywhere. */
export async function* everyWarning(ctx: Context, filter: WarningFilter): AsyncGenerator<WarningRow[]> {
  let cursor = filter.cursor;
  do {
    const page: WarningPage = await listWarnings(ctx, { ...filter, cursor }, 1000);
    yield page.rows;
    cursor = page.next ?? undefined;
  } while (cursor);
}
