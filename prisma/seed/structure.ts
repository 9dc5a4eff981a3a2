import type pg from "pg";

/** What is taken off the big tables while they are filled and put back afterwards, as the catalogue tells it. */
export type Piece = { kind: "key" | "index" | "reference"; table: string; name: string; definition: string };

/** Rows copied by a connection with this set are not held against foreign keys one by one: the seed checks itself. */
export const UNCHECKED = "SET session_replication_role = replica";

/** Whether this role may do so; the embedded database's may, a hosted one's mostly not. */
export async function mayLeaveUnchecked(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    "SELECT has_parameter_privilege('session_replication_role', 'SET') AS may",
  );
  return rows[0]?.may === true;
}

/** Every key, index and foreign key of these tables, and the foreign keys of others that point to them. */
export async function readPieces(client: pg.Client, tables: readonly string[]): Promise<Piece[]> {
  const { rows } = await client.query<Piece>(
    `SELECT CASE contype WHEN 'f' THEN 'reference' ELSE 'key' END AS kind, conrelid::regclass::text AS table,
       quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint
     WHERE contype IN ('p', 'u', 'f')
       AND (conrelid = ANY ($1::text[]::regclass[]) OR (contype = 'f' AND confrelid = ANY ($1::text[]::regclass[])))
     UNION ALL
     SELECT 'index', indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid)
     FROM pg_index
     WHERE indrelid = ANY ($1::text[]::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
     ORDER BY 1, 2, 3`,
    [tables],
  );
  return rows;
}

const ORDER: Piece["kind"][] = ["reference", "index", "key"];

export async function takeOff(client: pg.Client, pieces: readonly Piece[]): Promise<void> {
  for (const kind of ORDER) {
    for (const { table, name } of pieces.filter((piece) => piece.kind === kind)) {
      await client.query(
        kind === "index" ? `DROP INDEX IF EXISTS ${name}` : `ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${name}`,
      );
    }
  }
}

/** Puts back over several connections at once; keys and indexes first, since foreign keys stand on them. */
export async function putBack(clients: readonly pg.Client[], pieces: readonly Piece[]): Promise<void> {
  const add = ({ table, name, definition }: Piece) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`;
  const stands = pieces.filter(({ kind }) => kind !== "reference").sort((one, other) => cost(other) - cost(one));
  await share(
    clients,
    stands.map((piece) => (piece.kind === "index" ? piece.definition : add(piece))),
  );
  await share(clients, pieces.filter(({ kind }) => kind === "reference").map(add));
}

/** The dearest first, so that no connection is left alone with it at the end. */
const cost = ({ definition, table }: Piece): number =>
  (/USING gin/.test(definition) ? 100 : 0) +
  (table === "request_event" ? 10 : 0) +
  (/ WHERE /.test(definition) ? 0 : 1);

async function share(clients: readonly pg.Client[], statements: string[]): Promise<void> {
  const left = [...statements];
  const work = async (client: pg.Client) => {
    for (let statement = left.shift(); statement !== undefined; statement = left.shift()) await client.query(statement);
  };
  await Promise.all(clients.map(work));
}
