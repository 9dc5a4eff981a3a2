import type pg from "pg";
import { isPooled, openClient } from "./postgres";
import { decrypt, encrypt } from "./secrets";

/** What must hold before the product runs on a database; each throws an Error whose one sentence says what to do. */
const OLDEST_POSTGRES = 150_000;
const DATA_KEY = "data key";
const KNOWN_TEXT = "cozum";

/** What is not ours to set, and must be right: looked up in the database of `client`. */
const REQUIRED: readonly { sql: string; message: string }[] = [
  {
    sql: `current_setting('server_version_num')::int >= ${OLDEST_POSTGRES}`,
    message: "DATABASE_URL is a PostgreSQL older than 15.",
  },
  {
    sql: "current_setting('server_encoding') = 'UTF8'",
    message:
      "The database is not encoded in UTF8: make it anew with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
  },
  {
    sql: "EXISTS (SELECT FROM pg_collation WHERE collname = 'tr-x-icu')",
    message:
      "PostgreSQL was built without ICU: the collation tr-x-icu is missing, by which names are ordered and found.",
  },
  {
    sql: "EXISTS (SELECT FROM pg_available_extensions WHERE name = 'unaccent')",
    message: "The extension unaccent is missing: install PostgreSQL's contrib modules (postgresql-contrib).",
  },
  {
    sql: "NOT pg_is_in_recovery()",
    message: "DATABASE_URL is a replica that cannot be written to: give the address of the primary server.",
  },
  {
    sql: "current_setting('session_replication_role') = 'origin'",
    message:
      "session_replication_role is not origin: foreign keys would not be checked. Reset it for the role and the database.",
  },
];

async function ask<T extends object>(client: pg.Client, sql: string): Promise<T> {
  const { rows } = await client.query<T>(sql);
  const [row] = rows;
  if (!row) throw new Error("The database does not answer as PostgreSQL does.");
  return row;
}

/** Opens a connection or says in one sentence why there is none. */
async function reach(name: string, url: string): Promise<pg.Client> {
  try {
    return await openClient(`${url}${url.includes("?") ? "&" : "?"}connect_timeout=10`, "web");
  } catch (error) {
    const { message = "", code = "" } = error as { message?: string; code?: string };
    throw new Error(`${name} cannot be used: ${message || code}`, { cause: error });
  }
}

/** Server and database by what two connections can compare; the backend's own process tells a pooler. */
const WHO = `SELECT (SELECT oid FROM pg_database WHERE datname = current_database())::text || ' ' || pg_postmaster_start_time()::text AS server,
  pg_backend_pid() AS pid`;

/** The server, its settings, and the way to it: behind a pooler a direct address is needed too. */
export async function checkDatabase(env: {
  DATABASE_URL: string;
  DATABASE_DIRECT_URL?: string | undefined;
}): Promise<void> {
  const client = await reach("DATABASE_URL", env.DATABASE_URL);
  const direct = env.DATABASE_DIRECT_URL ? await reach("DATABASE_DIRECT_URL", env.DATABASE_DIRECT_URL) : null;
  try {
    for (const { sql, message } of REQUIRED)
      if (!(await ask<{ holds: boolean }>(client, `SELECT ${sql} AS holds`)).holds) throw new Error(message);
    const here = await ask<{ server: string; pid: number }>(client, WHO);
    const pooled = isPooled(client, here.pid);
    if (!direct) {
      if (pooled)
        throw new Error(
          "DATABASE_URL leads through a connection pooler: give PostgreSQL's own address as DATABASE_DIRECT_URL, which the worker, live updates and migrations need.",
        );
      return;
    }
    const there = await ask<{ server: string; pid: number }>(direct, WHO);
    if (isPooled(direct, there.pid))
      throw new Error("DATABASE_DIRECT_URL leads through a connection pooler: give PostgreSQL's own address.");
    if (there.server !== here.server) throw new Error("DATABASE_DIRECT_URL is another database than DATABASE_URL.");
  } finally {
    await Promise.all([client.end(), direct?.end()]);
  }
}

/**
 * Keeps a text encrypted under DATA_KEY at the first start, and reads it at every other: with another key identity numbers and
 * credentials could not be read. Where no such text is kept yet, what is kept encrypted already is tried.
 */
export async function checkDataKey(url: string): Promise<void> {
  const client = await openClient(url, "web");
  try {
    const { rows } = await client.query<{ value: { text: string } }>("SELECT value FROM setting WHERE key = $1", [
      DATA_KEY,
    ]);
    const kept = rows[0]?.value.text;
    if (kept) return mustRead("key check", Buffer.from(kept, "base64"));
    const { rows: secrets } = await client.query<{ bytes: Buffer }>(
      "SELECT settings AS bytes FROM connection WHERE settings IS NOT NULL LIMIT 1",
    );
    for (const { bytes } of secrets) mustRead("connection settings", bytes);
    const { rows: numbers } = await client.query<{ bytes: Buffer }>(
      "SELECT tckn_cipher AS bytes FROM citizen WHERE tckn_cipher IS NOT NULL LIMIT 1",
    );
    for (const { bytes } of numbers) mustRead("tckn cipher", bytes);
    await client.query("INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT DO NOTHING", [
      DATA_KEY,
      JSON.stringify({ text: Buffer.from(encrypt("key check", KNOWN_TEXT)).toString("base64") }),
    ]);
  } finally {
    await client.end();
  }
}

function mustRead(purpose: "key check" | "connection settings" | "tckn cipher", bytes: Uint8Array): void {
  try {
    decrypt(purpose, bytes);
  } catch {
    throw new Error(
      "DATA_KEY is not the key that this database was used with: give that one, without which identity numbers and credentials cannot be read.",
    );
  }
}
