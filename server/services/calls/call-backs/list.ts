import { z } from "zod";
import { Prisma } from "@/server/db";
import { CALL_BACK_OUTCOMES, type CallBackFilter } from "@/server/domain/call-back";
import { cursorOf, readCursor } from "@/server/domain/filters";
import { maskPhone, readPhone } from "@/server/domain/phone";
import { startOfDay } from "@/server/domain/time";
import type { Context } from "../../context";
import { mustCallBack } from "./must";

const { sql, join } = Prisma;
const PAGE = 50;

const rowSchema = z.object({
  id: z.number(),
  number: z.string(),
  firstMissedAt: z.date(),
  lastMissedAt: z.date(),
  missed: z.number(),
  attempts: z.number(),
  tryAt: z.date().nullable(),
  ownerId: z.number().nullable(),
  owner: z.string().nullable(),
  outcome: z.enum(CALL_BACK_OUTCOMES).nullable(),
  note: z.string().nullable(),
  closedAt: z.date().nullable(),
  closedBy: z.string().nullable(),
  year: z.number().nullable(),
  seq: z.number().nullable(),
  /** The newest missed call: what a request is recorded for, and the number is shown by. */
  callId: z.number().nullable(),
  citizen: z.string().nullable(),
});
export type CallBackRow = Omit<z.infer<typeof rowSchema>, "year" | "seq"> & {
  request: { year: number; seq: number } | null;
};
export type CallBackPage = { rows: CallBackRow[]; next: string | null };

/** Those to be called back, who has waited longest first; or what was closed, newest first. Numbers are masked, and beside them stands no request whose identity is withheld. */
export async function listCallBacks(ctx: Context, filter: CallBackFilter, size: number = PAGE): Promise<CallBackPage> {
  const staffId = mustCallBack(ctx);
  const open = filter.state === "open";
  const order = open ? sql`b.first_missed_at, b.id` : sql`b.closed_at DESC, b.id DESC`;
  const found = z.array(rowSchema).parse(
    await ctx.db.$queryRaw`
      SELECT b.id, b.number, b.first_missed_at AS "firstMissedAt", b.last_missed_at AS "lastMissedAt", b.missed, b.attempts, b.try_at AS "tryAt",
        b.owner_id AS "ownerId", o.name AS owner, b.outcome, b.note, b.closed_at AS "closedAt", s.name AS "closedBy", r.year, r.seq,
        (SELECT c.id FROM call c WHERE c.call_back_id = b.id ORDER BY c.started_at DESC LIMIT 1) AS "callId",
        (SELECT p.name FROM citizen p WHERE p.phone = b.number AND p.name IS NOT NULL
          AND NOT EXISTS (SELECT FROM request w WHERE w.citizen_id = p.id AND w.identity_withheld) ORDER BY p.id DESC LIMIT 1) AS citizen
      FROM call_back b LEFT JOIN staff o ON o.id = b.owner_id LEFT JOIN staff s ON s.id = b.closed_by_id LEFT JOIN request r ON r.id = b.request_id AND NOT r.identity_withheld
      WHERE ${join(conditions(filter, staffId), " AND ")} ORDER BY ${order} LIMIT ${size + 1}`,
  );
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  const at = last && (open ? last.firstMissedAt : last.closedAt);
  return {
    rows: rows.map(({ year, seq, number, ...row }) => ({
      ...row,
      number: maskPhone(number),
      request: year !== null && seq !== null ? { year, seq } : null,
    })),
    next: found.length > size && last && at ? cursorOf(at, last.id) : null,
  };
}

function conditions(
  { state, owner, outcome, number, from, to, cursor: text }: CallBackFilter,
  staffId: number,
): Prisma.Sql[] {
  const cursor = readCursor(text);
  return [
    state === "open" ? sql`b.closed_at IS NULL` : sql`b.closed_at IS NOT NULL`,
    owner === "me" && sql`b.owner_id = ${staffId}`,
    owner === "-" && sql`b.owner_id IS NULL`,
    owner === "other" && sql`b.owner_id <> ${staffId}`,
    outcome && sql`b.outcome = ${outcome}::"CallBackOutcome"`,
    number && sql`b.number = ${readPhone(number)?.e164 ?? ""}`,
    from && sql`b.first_missed_at >= ${startOfDay(from)}`,
    to && sql`b.first_missed_at < ${startOfDay(to)}`,
    cursor &&
      (state === "open"
        ? sql`(b.first_missed_at, b.id) > (${cursor.value}::timestamptz, ${cursor.id}::int)`
        : sql`(b.closed_at, b.id) < (${cursor.value}::timestamptz, ${cursor.id}::int)`),
  ].filter((part) => part instanceof Prisma.Sql);
}

/** All rows, a page at a time. */
export async function* everyCallBack(ctx: Context, filter: CallBackFilter, size = 1000): AsyncGenerator<CallBackRow[]> {
  let cursor = filter.cursor;
  do {
    const page = await listCallBacks(ctx, { ...filter, cursor }, size);
    yield page.rows;
    cursor = page.next ?? undefined;
  } while (cursor);
}

/** How many wait, how many of them are nobody's, and how many calls came today from numbers that were hidden. */
export async function countCallBacks(ctx: Context, today: string) {
  mustCallBack(ctx);
  const [row] = await ctx.db.$queryRaw<[{ open: number; unowned: number; hidden: number }]>`
    SELECT count(*)::int AS open, (count(*) FILTER (WHERE owner_id IS NULL))::int AS unowned,
      (SELECT count(*)::int FROM call c WHERE c.started_at >= ${startOfDay(today)} AND c.direction = 'incoming' AND c.number IS NULL
        AND c.outcome IN ('abandoned', 'unanswered')) AS hidden
    FROM call_back WHERE closed_at IS NULL`;
  return row;
}
