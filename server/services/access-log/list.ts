import { Prisma } from "@/server/db";
import type { AccessDoor, AccessFilter } from "@/server/domain/access";
import { DomainError } from "@/server/domain/errors";
import { readRequestNumber, requestNumber } from "@/server/domain/number";
import { addDays, startOfDay } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import type { Context } from "../context";

const { sql, join } = Prisma;
export type AccessRow = {
  at: Date;
  lastAt: Date;
  key: string;
  /** Null where nobody had signed in: another institution's system by a link. */
  staff: string | null;
  byKey: boolean;
  door: AccessDoor;
  what: string;
  number: string | null;
  /** Whether it showed who asked. Not which person it is: by that, requests of a withheld identity could be put together. */
  named: boolean;
  rows: number | null;
  views: number;
  data: Prisma.JsonValue;
};
/** `seenBy`: of one request or citizen, everybody who saw it, with how often and until when. */
export type AccessPage = {
  rows: AccessRow[];
  next: string | null;
  seenBy: { staff: string | null; views: number; first: Date; last: Date }[];
};

type Found = Omit<AccessRow, "number"> & { year: number | null; seq: number | null };

const PAGE = 50;
const MOST_REQUESTS = 1_000;

function mustSee({ actor }: Context): void {
  if (!may(actor, "see_audit")) throw new DomainError("FORBIDDEN", "forbidden", { act: "see_audit" });
}

/** Who read whose personal data, newest first. */
export async function listAccess(ctx: Context, filter: AccessFilter, size: number = PAGE): Promise<AccessPage> {
  mustSee(ctx);
  const about = await aboutOf(ctx, filter);
  if (about === null) return { rows: [], next: null, seenBy: [] };
  const [time = "", ...rest] = filter.cursor?.split(".") ?? [];
  const after = filter.cursor
    ? sql`(a.at, a.key) < (${new Date(Number(time))}::timestamptz, ${rest.join(".")}::text)`
    : sql`true`;
  const others = conditionsOf(filter);
  const parts = about.length > 0 ? about : [sql`true`];
  // Each is answered from its own index; a row that is found by two is one.
  const found = await ctx.db.$queryRaw<Found[]>`
    SELECT p.at, p.last_at AS "lastAt", p.key, s.name AS staff, p.api_key_id IS NOT NULL AS "byKey", p.door, p.what, r.year, r.seq,
      p.citizen_id IS NOT NULL AS named, p.rows, p.views, p.data
    FROM (${join(
      parts.map(
        (part) =>
          sql`(SELECT a.* FROM access_log a WHERE ${part} AND ${others} AND ${after} ORDER BY a.at DESC, a.key DESC LIMIT ${size + 1})`,
      ),
      " UNION ",
    )}) p LEFT JOIN staff s ON s.id = p.staff_id LEFT JOIN request r ON r.id = p.request_id
    ORDER BY p.at DESC, p.key DESC LIMIT ${size + 1}`;
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ year, seq, ...row }) => ({
      ...row,
      number: year !== null && seq !== null ? requestNumber(year, seq) : null,
    })),
    next: found.length > size && last ? `${last.at.getTime()}.${last.key}` : null,
    seenBy: about.length > 0 && !filter.cursor ? await seenBy(ctx, parts, others) : [],
  };
}

const seenBy = (ctx: Context, parts: Prisma.Sql[], others: Prisma.Sql): Promise<AccessPage["seenBy"]> =>
  ctx.db.$queryRaw`
    SELECT s.name AS staff, sum(p.views)::int AS views, min(p.at) AS first, max(p.last_at) AS last
    FROM (${join(
      parts.map((part) => sql`SELECT a.* FROM access_log a WHERE ${part} AND ${others}`),
      " UNION ",
    )}) p LEFT JOIN staff s ON s.id = p.staff_id GROUP BY s.id, s.name ORDER BY max(p.last_at) DESC LIMIT 500`;

/** The request, or its citizen with all requests that name them; none where nothing is asked for, null where there is no such request. */
async function aboutOf({ db }: Context, { request, of }: AccessFilter): Promise<Prisma.Sql[] | null> {
  if (!request) return [];
  const number = readRequestNumber(request);
  const found = number && (await db.request.findUnique({ where: { year_seq: number } }));
  if (!found) return null;
  if (of !== "citizen" || found.citizenId === null || found.identityWithheld) return [sql`a.request_id = ${found.id}`];
  const own = await db.request.findMany({
    where: { citizenId: found.citizenId, identityWithheld: false },
    orderBy: { id: "desc" },
    take: MOST_REQUESTS,
    select: { id: true },
  });
  return [sql`a.citizen_id = ${found.citizenId}`, sql`a.request_id = ANY(${own.map((one) => one.id)})`];
}

function conditionsOf({ person, door, from, to }: AccessFilter): Prisma.Sql {
  const all = [
    person && sql`a.staff_id = ${person}`,
    door && sql`a.door = ${door}`,
    from && sql`a.at >= ${startOfDay(from)}`,
    to && sql`a.at < ${startOfDay(addDays(to, 1))}`,
  ].filter((part) => part instanceof Prisma.Sql);
  return all.length > 0 ? join(all, " AND ") : sql`true`;
}

/** All rows, a page at a time. */
export async function* everyAccess(ctx: Context, filter: AccessFilter): AsyncGenerator<AccessRow[]> {
  let cursor = filter.cursor;
  do {
    const page = await listAccess(ctx, { ...filter, cursor }, 1000);
    yield page.rows;
    cursor = page.next ?? undefined;
  } while (cursor);
}

/** Who reached a limit, and nobody has looked at it yet; the newest first. */
export async function accessAlerts(ctx: Context) {
  mustSee(ctx);
  return ctx.db.accessTotal.findMany({
    where: { overAt: { not: null }, seenAt: null },
    orderBy: { overAt: "desc" },
    take: 20,
    select: {
      ...{ staffId: true, kind: true, span: true, startsAt: true, count: true, most: true, overAt: true },
      staff: { select: { name: true } },
    },
  });
}

/** An administrator has seen them. */
export async function seeAccessAlerts(ctx: Context): Promise<void> {
  mustSee(ctx);
  const { actor, db, now } = ctx;
  if (actor.kind === "staff")
    await db.accessTotal.updateMany({
      where: { overAt: { not: null, lte: now }, seenAt: null },
      data: { seenAt: now, seenById: actor.staffId },
    });
}
