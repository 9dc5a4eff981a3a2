import pg from "pg";
import { openClient } from "./postgres";

/**
 * Versions before this one sent instants without a zone and set none: on a server, database or role whose zone is not UTC every one
 * was stored shifted by its offset. This recognises such a database and moves its instants, once.
 */
const MARK = "instants";
type Mark = { zone: string | null; done: string[]; finished: boolean };

/** The migration whose rows carry both clocks: the server's now(), and the history's that the client sent. */
const WITNESS = "20261125184500_open311";
/** Reading may take a while; a zone is off by a quarter of an hour at least. */
const TOLERANCE_SECONDS = 300;

export type Finding = {
  /** The zone that the server gives a session that sets none. */
  zone: string;
  /** Its offset now, in seconds. */
  offset: number;
  /** By how much the server's clock was ahead of the stored instants when a migration wrote both; null where no row tells it. */
  witnessed: number | null;
  mark: Mark | null;
  empty: boolean;
};

export async function findShift(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{
    zone: string;
    offset: number;
    witnessed: number | null;
    mark: Mark | null;
    empty: boolean;
  }>(
    `SELECT s.reset_val AS zone, extract(epoch FROM now() AT TIME ZONE s.reset_val - now() AT TIME ZONE 'UTC')::int AS offset,
       (SELECT extract(epoch FROM t.updated_at - m.finished_at)::int FROM template t, "_prisma_migrations" m
        WHERE m.migration_name = $1 AND m.finished_at IS NOT NULL AND t.notice = 'handed'
        ORDER BY t.updated_at LIMIT 1) AS witnessed,
       (SELECT value FROM setting WHERE key = $2) AS mark,
       NOT EXISTS (SELECT FROM request) AND NOT EXISTS (SELECT FROM staff) AND NOT EXISTS (SELECT FROM incoming) AS empty
     FROM pg_settings s WHERE s.name = 'TimeZone'`,
    [WITNESS, MARK],
  );
  const [found] = rows;
  if (!found) throw new Error("The server does not say its time zone.");
  // An edited text tells the time of the edit, not of the migration.
  const told = found.witnessed !== null && Math.abs(found.witnessed) <= 15 * 3600 ? found.witnessed : null;
  return { ...found, witnessed: told };
}

const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= TOLERANCE_SECONDS;

/** Whether what is stored may be shifted, as far as can be told. */
export const mayBeShifted = ({ mark, empty, offset, witnessed }: Finding): boolean =>
  !mark?.finished && !empty && !(offset === 0 && (witnessed === null || isNear(witnessed, 0)));

/** Refuses a database whose instants may be shifted; marks one that is sound, so that it is asked once only. */
export async function checkInstants(url: string): Promise<void> {
  const client = await openClient(url, "web");
  try {
    const found = await findShift(client);
    if (mayBeShifted(found))
      throw new Error(
        `Earlier versions stored instants in the server's time zone, which is ${found.zone} here: they may be off by its offset. ` +
          "See what would be changed: npm run instants -- preview",
      );
    if (!found.mark?.finished) await setMark(client, { zone: null, done: [], finished: true });
  } finally {
    await client.end();
  }
}

export const setMark = (client: pg.ClientBase, mark: Mark): Promise<unknown> =>
  client.query(
    "INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    [MARK, JSON.stringify(mark)],
  );

/** Every instant of the product's tables, from the catalogue; generated columns follow by themselves. */
export async function instantColumns(client: pg.Client): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `SELECT c.table_name AS "table", array_agg(c.column_name::text ORDER BY c.ordinal_position) AS columns
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND c.data_type = 'timestamp with time zone' AND c.is_generated = 'NEVER'
       AND t.table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations'
     GROUP BY c.table_name ORDER BY c.table_name`,
  );
  return rows;
}

/** A CİMER file's requests were written with a zone from the start; what was decided later was not. */
const WRITTEN_WITH_ZONE = ["received_at", "clock_from", "recorded_at", "due_at"];
const FROM_FILE = `r.channel = 'cimer' AND EXISTS (SELECT FROM cimer_case k WHERE k.request_id = r.id)`;

/** The statement that moves a table's instants: what was stored is the wall clock of UTC, read in `zone`. */
function moveStatement({ table, columns }: { table: string; columns: string[] }, zone: string): string {
  const moved = (name: string): string => {
    const column = pg.escapeIdentifier(name);
    const right = `(r.${column} AT TIME ZONE ${pg.escapeLiteral(zone)}) AT TIME ZONE 'UTC'`;
    return table === "request" && WRITTEN_WITH_ZONE.includes(name)
      ? `${column} = CASE WHEN ${FROM_FILE} THEN r.${column} ELSE ${right} END`
      : `${column} = ${right}`;
  };
  return `UPDATE ${pg.escapeIdentifier(table)} r SET ${columns.map(moved).join(", ")}`;
}

/** Moves all instants, a table a transaction, and goes on where it was broken off. The product must be stopped. */
export async function moveInstants(client: pg.Client, zone: string, say: (line: string) => void): Promise<void> {
  const { mark } = await findShift(client);
  if (mark?.finished) throw new Error("The instants of this database are right already.");
  if (mark?.zone && mark.zone !== zone)
    throw new Error(`This was begun with the zone ${mark.zone}: go on with that one.`);
  const { rows } = await client.query(
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'",
  );
  if (rows.length > 0) throw new Error(`${rows.length} others are connected to the database: stop the product first.`);
  const done = mark?.done ?? [];
  for (const one of await instantColumns(client)) {
    if (done.includes(one.table)) continue;
    await client.query("BEGIN");
    const { rowCount } = await client.query(moveStatement(one, zone));
    done.push(one.table);
    await setMark(client, { zone, done, finished: false });
    await client.query("COMMIT");
    say(`${one.table}: ${rowCount} rows (${one.columns.join(", ")})`);
  }
  await setMark(client, { zone, done, finished: true });
}
