import { Prisma, type Tx } from "@/server/db";
import { type CallDelta, WITHIN } from "@/server/domain/call-sums";

const TAKEN = ["answered", "talk_seconds", "wait_seconds", ...WITHIN.map((seconds) => `within_${seconds}`)];
const ALL = ["offered", "missed", "abandoned", ...TAKEN];

const NAMES =
  "offered int, answered int, missed int, abandoned int, talk bigint, wait bigint, w10 int, w20 int, w30 int, w60 int";
const GIVEN: Record<string, string> = {
  talk_seconds: "talk",
  wait_seconds: "wait",
  ...Object.fromEntries(WITHIN.map((seconds) => [`within_${seconds}`, `w${seconds}`])),
};

/** The three tables: by month, by day and hour, and, of what was answered, by day and person. */
const TABLES = [
  { table: "call_sum", keys: ["month"], of: ["date_trunc('month', day)::date"], columns: ALL },
  { table: "call_hour_sum", keys: ["day", "hour"], of: ["day", "hour"], columns: ALL },
  { table: "call_staff_sum", keys: ["day", "staff_id"], of: ["day", "staff"], columns: TAKEN },
] as const;

const added = ({ table, keys, of, columns }: (typeof TABLES)[number]) => `
  INSERT INTO ${table} (${[...keys, ...columns].join(", ")})
  SELECT ${[...of, ...columns.map((column) => `sum(${GIVEN[column] ?? column})`)].join(", ")} FROM delta
  ${columns === TAKEN ? "WHERE (answered, talk, wait, w10, w20, w30, w60) <> (0, 0, 0, 0, 0, 0, 0)" : ""}
  GROUP BY ${of.map((_, index) => index + 1).join(", ")} ORDER BY ${of.map((_, index) => index + 1).join(", ")}
  ON CONFLICT (${keys.join(", ")}) DO UPDATE SET ${columns.map((column) => `${column} = ${table}.${column} + excluded.${column}`).join(", ")}`;

const [MONTHS, HOURS, STAFF] = TABLES.map((table) => Prisma.raw(added(table)));

/** Adds what a transaction changed of calls to their sums, in one statement and always in the same order of rows. */
export async function keepCallSums(tx: Tx, deltas: readonly CallDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  await tx.$executeRaw`
    WITH delta AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(deltas)}::jsonb) AS d (day date, hour smallint, staff int, ${Prisma.raw(NAMES)})
    ), months AS (${MONTHS}), hours AS (${HOURS}) ${STAFF}`;
}

const counts: Record<string, string> = {
  offered: "count(*)::int",
  missed: "(count(*) FILTER (WHERE outcome IN ('abandoned', 'unanswered')))::int",
  abandoned: "(count(*) FILTER (WHERE outcome = 'abandoned'))::int",
  answered: "count(answered_at)::int",
  talk_seconds: "coalesce(sum(talk_seconds), 0)::bigint",
  wait_seconds: "coalesce(sum(wait_seconds) FILTER (WHERE answered_at IS NOT NULL), 0)::bigint",
  ...Object.fromEntries(
    WITHIN.map((seconds) => [
      `within_${seconds}`,
      `(count(*) FILTER (WHERE answered_at IS NOT NULL AND wait_seconds <= ${seconds}))::int`,
    ]),
  ),
};

/** The same sums counted from the calls themselves. */
export const CALL_SUMS = TABLES.map(({ table, keys, of, columns }) => ({
  table,
  columns: [...keys, ...columns],
  from: Prisma.raw(`
    SELECT ${[...of.map((key, index) => `${key} AS ${keys[index]}`), ...columns.map((column) => `${counts[column]} AS ${column}`)].join(", ")}
    FROM (SELECT *, (started_at AT TIME ZONE 'Europe/Istanbul')::date AS day, extract(hour FROM started_at AT TIME ZONE 'Europe/Istanbul')::smallint AS hour,
      CASE WHEN answered_at IS NULL THEN 0 ELSE coalesce(staff_id, 0) END AS staff FROM call WHERE direction = 'incoming') c
    ${columns === TAKEN ? "WHERE answered_at IS NOT NULL" : ""} GROUP BY ${of.map((_, index) => index + 1).join(", ")}`),
  live: columns === TAKEN ? "answered <> 0" : "offered <> 0",
}));
