import { z } from "zod";
import { Prisma } from "@/server/db";
import { CALL_DIRECTIONS, CALL_OUTCOMES } from "@/server/domain/call";
import type { CallFilter } from "@/server/domain/call-filter";
import { cursorOf, readCursor } from "@/server/domain/filters";
import { maskPhone } from "@/server/domain/phone";
import type { Context } from "../context";
import { presentRows, SUBJECT } from "../requests/presented";
import { seesNumbers } from "./sees-numbers";
import { callsWhere } from "./where";

const { sql } = Prisma;

const CALL_PAGE = 50;
/** How many calls one page looks through at most: a filter that few pass costs no more than one that all pass. */
const WALK = 5000;

const rowSchema = z.object({
  id: z.number(),
  direction: z.enum(CALL_DIRECTIONS),
  number: z.string().nullable(),
  startedAt: z.date(),
  answeredAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  outcome: z.enum(CALL_OUTCOMES).nullable(),
  lapsed: z.boolean(),
  talkSeconds: z.number(),
  waitSeconds: z.number(),
  queue: z.string().nullable(),
  extension: z.string().nullable(),
  staff: z.string().nullable(),
  year: z.number().nullable(),
  seq: z.number().nullable(),
  summary: z.string().nullable(),
  requestId: z.number().nullable(),
  departmentId: z.number().nullable(),
  mainDepartmentId: z.number().nullable(),
  identityWithheld: z.boolean().nullable(),
});

export type CallRow = Pick<
  z.infer<typeof rowSchema>,
  | "id"
  | "direction"
  | "startedAt"
  | "outcome"
  | "lapsed"
  | "talkSeconds"
  | "waitSeconds"
  | "queue"
  | "extension"
  | "staff"
> & {
  /** Masked; null where the caller hid it or identity is withheld. */
  number: string | null;
  answered: boolean;
  /** The number can be shown whole, and that is written down. */
  revealable: boolean;
  request: { year: number; seq: number; summary: string } | null;
};
/** `next`: older calls lie beyond it. A page may hold few rows and still have it, when few calls pass the filter. */
export type CallPage = { rows: CallRow[]; next: string | null };

/** One page of the call log, newest first, by keyset. */
export async function listCalls(
  ctx: Context,
  filter: CallFilter,
  { size = CALL_PAGE, walk = WALK }: { size?: number; walk?: number } = {},
): Promise<CallPage> {
  const cursor = readCursor(filter.cursor);
  const { indexed, rest } = callsWhere(ctx, filter);
  const page = cursor
    ? sql`${indexed} AND (c.started_at, c.id) < (${cursor.value}::timestamptz, ${cursor.id}::int)`
    : indexed;
  const floor = rest ? await floorOf(ctx, page, walk) : null;
  const found = z.array(rowSchema).parse(
    await ctx.db.$queryRaw`
      SELECT c.id, c.direction, c.number, c.started_at AS "startedAt", c.answered_at AS "answeredAt", c.ended_at AS "endedAt", c.outcome, c.lapsed,
        c.talk_seconds AS "talkSeconds", c.wait_seconds AS "waitSeconds", c.queue, c.extension, s.name AS staff,
        r.year, r.seq, r.summary, r.id AS "requestId", ${SUBJECT}
      FROM call c LEFT JOIN staff s ON s.id = c.staff_id LEFT JOIN request r ON r.id = c.request_id
      WHERE ${page} AND ${rest ?? sql`true`} AND ${floor ? sql`(c.started_at, c.id) >= (${floor.startedAt}, ${floor.id}::int)` : sql`true`}
      ORDER BY c.started_at DESC, c.id DESC LIMIT ${size + 1}`,
  );
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  const shown = await presentRows(ctx, rows, ({ requestId, ...row }) => ({
    id: requestId ?? 0,
    departmentId: row.departmentId,
    mainDepartmentId: row.mainDepartmentId,
    identityWithheld: row.identityWithheld ?? false,
  }));
  return {
    rows: shown.map((row) => callOf(row, seesNumbers(ctx.actor))),
    next:
      found.length > size && last ? cursorOf(last.startedAt, last.id) : floor && cursorOf(floor.startedAt, floor.id),
  };
}

/** Where the walk ends; null where it would reach the first call. */
async function floorOf(ctx: Context, page: Prisma.Sql, walk: number): Promise<{ startedAt: Date; id: number } | null> {
  const [row] = z.array(z.object({ startedAt: z.date(), id: z.number() })).parse(
    await ctx.db.$queryRaw`
      SELECT c.started_at AS "startedAt", c.id FROM call c WHERE ${page}
      ORDER BY c.started_at DESC, c.id DESC OFFSET ${walk - 1} LIMIT 1`,
  );
  return row ?? null;
}

function callOf(row: z.infer<typeof rowSchema>, reveals: boolean): CallRow {
  const { number, answeredAt, year, seq, summary, identityWithheld } = row;
  const shown = identityWithheld ? null : number;
  return {
    id: row.id,
    direction: row.direction,
    startedAt: row.startedAt,
    outcome: row.outcome,
    lapsed: row.lapsed,
    talkSeconds: row.talkSeconds,
    waitSeconds: row.waitSeconds,
    queue: row.queue,
    extension: row.extension,
    staff: row.staff,
    number: shown && maskPhone(shown),
    answered: answeredAt !== null,
    revealable: shown !== null && reveals,
    request: year !== null && seq !== null ? { year, seq, summary: summary ?? "" } : null,
  };
}

/** All rows, a page at a time: for an export that is not cut anywhere. */
export async function* everyCall(
  ctx: Context,
  filter: CallFilter,
  { size = 1000, walk = 20_000 }: { size?: number; walk?: number } = {},
): AsyncGenerator<CallRow[]> {
  let cursor = filter.cursor;
  do {
    const page = await listCalls(ctx, { ...filter, cursor }, { size, walk });
    yield page.rows;
    cursor = page.next ?? undefined;
  } while (cursor);
}
