import { createHash } from "node:crypto";
import { type Db, jsonOf, type Prisma } from "@/server/db";
import {
  ACCESS_AMOUNTS,
  ACCESS_SPANS,
  type AccessAmount,
  type AccessDoor,
  type Accessed,
  type AccessSpan,
} from "@/server/domain/access";
import { DomainError } from "@/server/domain/errors";
import { addDays, dayOf, MINUTE_MS, startOfDay } from "@/server/domain/time";
import { perProcess } from "@/server/lazy";
import { logError } from "@/server/log";
import type { Context } from "../context";

/** One thing that was read. `rows`: of a list or a file, how many. `amount`: as what it counts for the person. */
export type Read = {
  door: AccessDoor;
  what: Accessed;
  requestId?: number | null;
  citizenId?: number | null;
  rows?: number | null;
  amount?: AccessAmount | null;
  /** Free of anybody's name, number and words (`withoutPersons`). */
  data?: Prisma.InputJsonObject;
  /** Makes a row of its own of what would be the same as another. */
  apart?: string;
  /** How often it was read with this; once where it is not said. */
  views?: number;
};

type Row = {
  bucket: Date;
  key: string;
  at: Date;
  lastAt: Date;
  staffId: number | null;
  apiKeyId: number | null;
  door: AccessDoor;
  what: Accessed;
  amount: AccessAmount | null;
  requestId: number | null;
  citizenId: number | null;
  rows: number | null;
  views: number;
  data: Prisma.InputJsonObject;
};

const HOUR_MS = 60 * MINUTE_MS;

/** The same reading by the same person is one row for so long; by a key, for a day. */
const BUCKET_MS = 15 * MINUTE_MS;
/** What was read by pages and lists is written so often, in one statement; a process that is killed loses no more. */
const FLUSH_MS = 1_000;
const AGAIN_MS = 5_000;
/** While the database is away; what is more is counted in the log line. */
const MOST_WAITING = 20_000;

type Total = { startsAt: number; count: number };
type Waiting = {
  rows: Map<string, Row>;
  /** Being written now: still counted. */
  leaving: Map<string, Row>;
  /** By person, amount and span: what the database said last. */
  totals: Map<string, Total>;
  writing: Promise<void> | null;
  timer: NodeJS.Timeout | null;
  municipality: Context["municipality"];
};

const waitingOf = (ctx: Pick<Context, "db" | "municipality">): Waiting => {
  const all = perProcess("access-log", () => new WeakMap<Db, Waiting>());
  const known = all.get(ctx.db);
  if (known) {
    known.municipality = ctx.municipality;
    return known;
  }
  const made: Waiting = {
    rows: new Map(),
    leaving: new Map(),
    totals: new Map(),
    writing: null,
    timer: null,
    municipality: ctx.municipality,
  };
  all.set(ctx.db, made);
  return made;
};

const startOf = (span: AccessSpan, at: Date): Date =>
  span === "hour" ? new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS) : startOfDay(dayOf(at));

const endOf = (span: AccessSpan, at: Date): Date =>
  span === "hour" ? new Date(startOf("hour", at).getTime() + HOUR_MS) : startOfDay(addDays(dayOf(at), 1));

const totalKey = (staffId: number, kind: string, span: string): string => `${staffId} ${kind} ${span}`;

/** Whose reading is written down: staff and keys, and a stranger's only by a link. */
const whoOf = ({ actor }: Pick<Context, "actor">): { staffId: number | null; apiKeyId: number | null } =>
  actor.kind === "staff" ? { staffId: actor.staffId, apiKeyId: actor.key?.id ?? null } : NOBODY;
const NOBODY = { staffId: null, apiKeyId: null };

/**
 * Refuses whoever has read their share of the hour or the day. Costs no question: what this process wrote last is known, and what it has
 * yet to write is counted. A key has a rate of its own.
 */
export function mustBeWithin(ctx: Context, amount: AccessAmount): void {
  const { staffId, apiKeyId } = whoOf(ctx);
  if (staffId === null || apiKeyId !== null) return;
  const waiting = waitingOf(ctx);
  const pending = [...waiting.rows.values(), ...waiting.leaving.values()].filter(
    (row) => row.staffId === staffId && row.amount === amount,
  );
  for (const span of ACCESS_SPANS) {
    const startsAt = startOf(span, ctx.now).getTime();
    const known = waiting.totals.get(totalKey(staffId, amount, span));
    const count =
      (known?.startsAt === startsAt ? known.count : 0) + pending.filter(({ at }) => at.getTime() >= startsAt).length;
    if (count >= ctx.municipality.access.limits[amount][span]) throw tooMuch(ctx, amount, span);
  }
}

function tooMuch(ctx: Context, amount: AccessAmount, span: AccessSpan): DomainError {
  const minutes = Math.max(1, Math.ceil((endOf(span, ctx.now).getTime() - ctx.now.getTime()) / MINUTE_MS));
  const key = `tooMuchRead_${amount}_${span}`;
  return new DomainError("TOO_MANY", key, {
    count: ctx.municipality.access.limits[amount][span],
    minutes,
    hours: Math.ceil(minutes / 60),
    seconds: minutes * 60,
  });
}

/** Writes down what pages and lists have shown: with the next batch, within a second, and without a question to wait for. */
export function recordLater(ctx: Context, reads: readonly Read[]): void {
  const waiting = put(ctx, reads);
  if (waiting && waiting.rows.size > 0) flushAfter(ctx.db, waiting, FLUSH_MS);
}

/**
 * Writes it down before it is given out: files, raw records, what is shown whole, what another system reads. Where it cannot be written,
 * or is more than the person may read, it is not given out.
 */
export async function recordNow(ctx: Context, reads: readonly Read[]): Promise<void> {
  const waiting = put(ctx, reads);
  if (!waiting) return;
  await flush(ctx.db, waiting);
  const { staffId, apiKeyId } = whoOf(ctx);
  if (staffId === null || apiKeyId !== null) return;
  for (const amount of ACCESS_AMOUNTS.filter((one) => reads.some((read) => read.amount === one)))
    for (const span of ACCESS_SPANS) {
      const known = waiting.totals.get(totalKey(staffId, amount, span));
      const current = known?.startsAt === startOf(span, ctx.now).getTime() ? known.count : 0;
      if (current > ctx.municipality.access.limits[amount][span]) throw tooMuch(ctx, amount, span);
    }
}

/** Everything that this process has yet to write: at its end, and in tests. */
export async function flushAccess(db: Db): Promise<void> {
  const waiting = perProcess("access-log", () => new WeakMap<Db, Waiting>()).get(db);
  if (waiting) await flush(db, waiting);
}

function put(ctx: Context, reads: readonly Read[]): Waiting | null {
  const who = whoOf(ctx);
  if (reads.length === 0 || (ctx.actor.kind !== "staff" && !reads.every(({ door }) => door === "link"))) return null;
  const waiting = waitingOf(ctx);
  for (const read of reads) {
    const row = rowOf(ctx, who, read);
    if (waiting.rows.size < MOST_WAITING || waiting.rows.has(nameOf(row))) addTo(waiting.rows, row);
    else logError("access.lost", new Error("Too much waits to be written"), { staff: row.staffId });
  }
  return waiting;
}

const nameOf = ({ bucket, key }: Row): string => `${bucket.getTime()} ${key}`;

/** The same reading again is one row. */
function addTo(rows: Map<string, Row>, row: Row): void {
  const known = rows.get(nameOf(row));
  if (!known) rows.set(nameOf(row), row);
  else {
    known.views += row.views;
    known.lastAt = row.lastAt;
    known.rows = most(known.rows, row.rows);
  }
}

const most = (one: number | null, other: number | null): number | null =>
  one === null && other === null ? null : Math.max(one ?? 0, other ?? 0);

function rowOf(ctx: Context, who: ReturnType<typeof whoOf>, read: Read): Row {
  const {
    door,
    what,
    requestId = null,
    citizenId = null,
    rows = null,
    amount = null,
    data = {},
    apart,
    views = 1,
  } = read;
  const at = ctx.now;
  const bucket =
    who.apiKeyId === null ? new Date(Math.floor(at.getTime() / BUCKET_MS) * BUCKET_MS) : startOfDay(dayOf(at));
  const thing = JSON.stringify([who.staffId, who.apiKeyId, door, what, requestId, citizenId, data, apart]);
  const key = createHash("sha256").update(thing).digest("base64url").slice(0, 22);
  return { bucket, key, at, lastAt: at, ...who, door, what, amount, requestId, citizenId, rows, views, data };
}

function flushAfter(db: Db, waiting: Waiting, ms: number): void {
  waiting.timer ??= setTimeout(() => {
    waiting.timer = null;
    flush(db, waiting).catch(() => undefined);
  }, ms).unref();
}

/** One batch at a time; whoever comes while one is being written waits for it, and then for their own. */
async function flush(db: Db, waiting: Waiting): Promise<void> {
  while (waiting.writing) await waiting.writing.catch(() => undefined);
  if (waiting.rows.size === 0) return;
  waiting.writing = writeAll(db, waiting);
  try {
    await waiting.writing;
  } catch (error) {
    logError("access.unwritten", error, { rows: waiting.rows.size });
    flushAfter(db, waiting, AGAIN_MS);
    throw error;
  } finally {
    waiting.writing = null;
  }
}

async function writeAll(db: Db, waiting: Waiting): Promise<void> {
  waiting.leaving = waiting.rows;
  waiting.rows = new Map();
  try {
    const totals = await write(db, [...waiting.leaving.values()]);
    for (const { staffId, kind, span, startsAt, count } of totals)
      waiting.totals.set(totalKey(staffId, kind, span), { startsAt: startsAt.getTime(), count });
    await noteOver(db, waiting, totals);
  } catch (error) {
    // It stays to be written; what came meanwhile counts on.
    for (const row of waiting.rows.values()) addTo(waiting.leaving, row);
    waiting.rows = waiting.leaving;
    throw error;
  } finally {
    waiting.leaving = new Map();
  }
}

type Written = { staffId: number; kind: AccessAmount; span: AccessSpan; startsAt: Date; count: number };

/** The rows, and of those that are new how much each person has now read in the hour and the day, in one statement. */
const write = (db: Db, rows: Row[]): Promise<Written[]> => {
  rows.sort((one, other) => one.bucket.getTime() - other.bucket.getTime() || (one.key < other.key ? -1 : 1));
  return db.$queryRaw<Written[]>`
    WITH written AS (
      INSERT INTO access_log (bucket, key, at, last_at, staff_id, api_key_id, door, what, amount, request_id, citizen_id, rows, views, data)
      SELECT bucket, key, at, last_at, staff_id, api_key_id, door, what, amount, request_id, citizen_id, rows, views, data
      FROM jsonb_populate_recordset(NULL::access_log, ${jsonOf(rows)}::jsonb)
      ON CONFLICT (bucket, key) DO UPDATE SET views = access_log.views + EXCLUDED.views,
        last_at = greatest(access_log.last_at, EXCLUDED.last_at), rows = greatest(access_log.rows, EXCLUDED.rows)
      RETURNING staff_id, api_key_id, amount, at, xmax = 0 AS fresh),
    counted AS (
      SELECT staff_id, amount AS kind, span, CASE span WHEN 'hour' THEN date_trunc('hour', at) ELSE date_trunc('day', at, 'Europe/Istanbul') END AS starts_at,
        count(*)::int AS count
      FROM written CROSS JOIN (VALUES ('hour'), ('day')) AS spans (span)
      WHERE fresh AND amount IS NOT NULL AND staff_id IS NOT NULL AND api_key_id IS NULL GROUP BY 1, 2, 3, 4)
    INSERT INTO access_total (staff_id, kind, span, starts_at, count) SELECT staff_id, kind, span, starts_at, count FROM counted ORDER BY 1, 2, 3, 4
    ON CONFLICT (staff_id, kind, span, starts_at) DO UPDATE SET count = access_total.count + EXCLUDED.count
    RETURNING staff_id AS "staffId", kind, span, starts_at AS "startsAt", count`;
};

/** Whoever has reached a limit stands before the administrators until one of them has seen it. */
async function noteOver(db: Db, { municipality, leaving }: Waiting, totals: readonly Written[]): Promise<void> {
  for (const { staffId, kind, span, startsAt, count } of totals) {
    const limit = municipality.access.limits[kind][span];
    if (count < limit) continue;
    const at = [...leaving.values()].filter((row) => row.staffId === staffId).at(-1)?.lastAt ?? startsAt;
    await db.accessTotal.updateMany({
      where: { staffId, kind, span, startsAt, overAt: null },
      data: { overAt: at, most: limit },
    });
  }
}
