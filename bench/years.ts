import type pg from "pg";
import { connect } from "@/server/db";
import { OPEN } from "@/server/domain/request";
import { openClient } from "@/server/postgres";
import { rebuildSums } from "@/server/services/reports/sums";
import { mayLeaveUnchecked, type Piece, putBack, readPieces, takeOff, UNCHECKED } from "../prisma/seed/structure";

type Growing = {
  /** Which rows make another year: those of closed requests of the demonstration's whole year. */
  whole: string;
  /** What else than numbers and times tells a year's row from the same row of another, `$k` years away. */
  apart?: Record<string, string>;
};

/** What grows with the years. */
const GROWING: Record<string, Growing> = {
  citizen: {
    whole: "true",
    apart: { phone: "left(phone, 5) || lpad(((right(phone, 7)::bigint + $k * 90001) % 10000000)::text, 7, '0')" },
  },
  citizen_identity: { whole: "true", apart: { external_id: "external_id || '-$k'" } },
  request: {
    whole: "id IN (SELECT id FROM whole)",
    apart: {
      year: "year - $k",
      tracking_code: "tracking_code || '-$k'",
      external_id: "external_id || '-$k'",
    },
  },
  request_event: { whole: "request_id IN (SELECT id FROM whole)" },
  message: {
    whole: "request_id IN (SELECT id FROM whole)",
    apart: { once_key: "once_key || '-$k'", vendor_id: "vendor_id || '-$k'" },
  },
  call: {
    whole: `started_at >= '2025-01-01 00:00+03' AND started_at < '2026-01-01 00:00+03'
      AND (request_id IS NULL OR request_id IN (SELECT id FROM whole))`,
    apart: { call_id: "call_id || '-$k'" },
  },
  cimer_case: { whole: "request_id IN (SELECT id FROM whole)", apart: { number: "number || '-$k'" } },
};

/** Numbers of rows that grow: another year's lie a stride further. */
const NUMBERS = ["id", "request_id", "citizen_id", "merged_into_id", "follows_id"];

/** What the exchange told of the calls, long read and emptied; the demonstration itself keeps none of it. */
const HEARD = `INSERT INTO incoming (vendor, received_at, body, state, handled_at)
  SELECT 'verimor-call', started_at, '', 'done', started_at FROM call ORDER BY started_at`;

/** Lays the demonstration's year down again, each time a year earlier, `years` times. */
export async function addYears(url: string, years: number, say: (line: string) => void): Promise<void> {
  const [client, ...helpers] = [await open(url), await open(url), await open(url)];
  if (!(await mayLeaveUnchecked(client))) throw new Error("This role may not leave foreign keys unchecked");
  await client.query(UNCHECKED);
  await client.query(
    `CREATE TEMP TABLE whole AS SELECT r.id FROM request r LEFT JOIN request m ON m.id = r.merged_into_id
     WHERE r.year = 2025 AND r.status::text <> ALL ($1) AND (m.id IS NULL OR (m.year = 2025 AND m.status::text <> ALL ($1)))`,
    [OPEN],
  );
  const tables = Object.entries(GROWING);
  const statements: ((k: number) => string)[] = [];
  for (const [table, { whole, apart = {} }] of tables) {
    await client.query(`CREATE TEMP TABLE whole_${table} AS SELECT * FROM ${table} WHERE ${whole}`);
    statements.push(await anotherYear(client, table, apart));
  }
  const pieces = await readPieces(client, Object.keys(GROWING));
  await takeOff(client, pieces);
  for (let k = 1; k <= years; k += 1) {
    for (const statement of statements) await client.query(statement(k));
    say(`${k} of ${years} years laid down`);
  }
  await putBack(helpers, pieces.map(unchecked));
  say("indexes and keys built");
  await client.query(HEARD);
  await count(client);
  await client.query("VACUUM (ANALYZE)");
  const db = connect(url, 1, "tool");
  await rebuildSums(db).finally(() => db.$disconnect());
  say("statistics gathered, sums counted");
  await Promise.all([client, ...helpers].map((one) => one.end()));
}

async function open(url: string): Promise<pg.Client> {
  const client = await openClient(url, "tool");
  await client.query("SET synchronous_commit = off; SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'");
  return client;
}

/** The statement that writes a table's year once more. */
async function anotherYear(client: pg.Client, table: string, apart: Record<string, string>) {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  const stride = (
    await client.query(
      "SELECT greatest((SELECT max(id) FROM request_event), (SELECT max(id) FROM message)) + 1 AS stride",
    )
  ).rows[0].stride;
  const names = rows.map(({ name }) => `"${name}"`).join(", ");
  const values = rows.map(({ name, type }) => {
    if (apart[name]) return apart[name];
    if (NUMBERS.includes(name)) return `"${name}" + $k * ${stride}`;
    if (type.startsWith("timestamp")) return `"${name}" - interval '$k years'`;
    return `"${name}"`;
  });
  const statement = `INSERT INTO ${table} (${names}) SELECT ${values.join(", ")} FROM whole_${table}`;
  return (k: number) => statement.replaceAll("$k", String(k));
}

/** Foreign keys were true in the year that was copied. */
const unchecked = (piece: Piece): Piece =>
  piece.kind === "reference" ? { ...piece, definition: `${piece.definition} NOT VALID` } : piece;

/** Numbers go on where the years end. */
async function count(client: pg.Client): Promise<void> {
  for (const table of ["citizen", "request", "request_event", "message", "call"])
    await client.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), max(id)) FROM ${table}`);
}
