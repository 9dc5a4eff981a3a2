import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { applyMigrations, isBehind, migrate, migrationsOf, statementsOf } from "../scripts/lib/migrate.mjs";
import { startPostgres, THROWAWAY } from "../scripts/lib/postgres.mjs";
import { missingInMigrations } from "../scripts/lib/schema-diff.mjs";
import type { Prisma } from "./db";
import { checkDatabase, checkDataKey } from "./installation";
import { checkInstants, findShift, instantColumns, moveInstants, setMark } from "./instants";
import { openClient } from "./postgres";
import { encrypt } from "./secrets";
import { testDatabase } from "./testing/database";

/** A folder of migrations, each given by its SQL. */
function folderOf(migrations: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "cozum-migrations-"));
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "migration.sql"), sql);
  }
  return folder;
}

/** A database of its own without tables. */
async function emptyDatabase(name: string): Promise<string> {
  const admin = await openClient(inject("databaseServer"), "tool");
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  return inject("databaseServer").replace(/[^/]+$/, name);
}

const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const client = await openClient(url, "tool");
  return client.query(sql).then(({ rows }) => client.end().then(() => rows));
};

test("the server's own settings change nothing: every session is as the product needs it", async () => {
  const { db } = await testDatabase();
  const at = new Date("2026-11-30T16:24:45.123Z");
  await db.presence.deleteMany();
  const [row] = (await db.$queryRaw`
    SELECT ${at}::timestamptz = to_timestamp(${at.getTime() / 1000}::float8) AS same, now()::timestamptz(3) AS now,
      current_setting('TimeZone') AS zone, current_setting('search_path') AS path, '\x41'::text AS slash`) as Record<
    string,
    unknown
  >[];
  expect(row).toMatchObject({ same: true, zone: "UTC", path: "public" });
  expect(Math.abs(Number(row?.now) - Date.now())).toBeLessThan(60_000);
  expect(
    await ask(inject("databaseServer"), "SELECT reset_val AS zone FROM pg_settings WHERE name = 'TimeZone'"),
  ).toEqual([{ zone: "Europe/Istanbul" }]);
});

test("a database in another encoding is refused", async () => {
  const admin = await openClient(inject("databaseServer"), "tool");
  await admin.query("CREATE DATABASE latin ENCODING 'LATIN5' LOCALE 'C' TEMPLATE template0");
  await admin.end();
  const url = inject("databaseServer").replace(/[^/]+$/, "latin");
  await expect(checkDatabase({ DATABASE_URL: url })).rejects.toThrow(/not encoded in UTF8/);
  await expect(checkDatabase({ DATABASE_URL: `${url}none` })).rejects.toThrow(
    /DATABASE_URL cannot be used: .*does not exist/,
  );
  await checkDatabase({ DATABASE_URL: inject("databaseServer") });
});

test("another DATA_KEY is refused, once one was used", async () => {
  const fresh = await testDatabase();
  await checkDataKey(fresh.url);
  await checkDataKey(fresh.url);
  const [kept] = await fresh.db.setting.findMany({ where: { key: "data key" } });
  const text = String((kept?.value as { text: string } | undefined)?.text);
  const other = Buffer.from(text, "base64");
  other[other.length - 1] = (other.at(-1) ?? 0) ^ 1;
  await fresh.db.setting.update({ where: { key: "data key" }, data: { value: { text: other.toString("base64") } } });
  await expect(checkDataKey(fresh.url)).rejects.toThrow(/^DATA_KEY is not the key/);
  // Of a database that an earlier version wrote, what it encrypted is tried.
  await fresh.db.setting.delete({ where: { key: "data key" } });
  const settings = encrypt("connection settings", "{}");
  await fresh.db.connection.create({
    data: { vendor: "x", settings: settings.map((byte, at) => (at === 20 ? byte ^ 1 : byte)), updatedAt: new Date() },
  });
  await expect(checkDataKey(fresh.url)).rejects.toThrow(/^DATA_KEY is not the key/);
  await fresh.db.connection.update({ where: { vendor: "x" }, data: { settings } });
  await checkDataKey(fresh.url);
});

test("the extensions that the documents ask for are those that the migrations make", () => {
  const made = migrationsOf().flatMap(({ sql }) =>
    [...sql.matchAll(/CREATE EXTENSION(?: IF NOT EXISTS)? "?(\w+)"?/g)].map(([, name]) => name),
  );
  expect(made).toEqual(["unaccent"]);
  for (const file of [".env.example", "README.md"]) {
    const text = readFileSync(file, "utf8");
    expect(text).toContain("unaccent");
    expect(text).not.toMatch(/pg_trgm|btree_gin|postgis|pgcrypto/);
  }
});

test("the migrations make what schema.prisma describes", async () => {
  expect(await missingInMigrations(inject("databaseServer"))).toBe("");
}, 60_000);

/** Of a function: its BEGIN opens a block, not a transaction. */
const BODIES = /\$(\w*)\$[\s\S]*?\$\1\$/g;

test("no migration holds what cannot be in its transaction, unless it is marked as resumable", () => {
  const cannot =
    /\bCONCURRENTLY\b|^\s*(VACUUM|BEGIN|COMMIT|ROLLBACK|REINDEX (DATABASE|SYSTEM)|CREATE DATABASE|ALTER SYSTEM)\b/im;
  for (const { name, sql, resumable } of migrationsOf()) {
    if (!resumable)
      expect({ name, found: cannot.exec(sql.replaceAll(BODIES, ""))?.[0] }).toEqual({ name, found: undefined });
    else
      for (const statement of statementsOf(sql))
        expect({ name, statement, again: /IF (NOT )?EXISTS|^(UPDATE|ANALYZE|VACUUM)/i.test(statement) }).toMatchObject({
          again: true,
        });
  }
});

test("a migration that fails leaves nothing behind; the next start begins with it", async () => {
  const url = await emptyDatabase("halfway");
  const first = { "1_one": "CREATE TABLE one (id int);" };
  const broken = folderOf({
    ...first,
    "2_two": "-- Why\nBEGIN;\nCREATE TABLE two (id int); INSERT INTO two VALUES (1); SELECT 1 / 0;\nCOMMIT;\n",
  });
  await expect(applyMigrations(url, { folder: broken })).rejects.toThrow(
    /2_two failed and left nothing behind: division by zero/,
  );
  expect(await ask(url, "SELECT to_regclass('one') IS NOT NULL AS one, to_regclass('two') AS two")).toEqual([
    { one: true, two: null },
  ]);
  const mended = folderOf({ ...first, "2_two": "CREATE TABLE two (id int);" });
  expect(await applyMigrations(url, { folder: mended })).toEqual(["2_two"]);
  expect(await applyMigrations(url, { folder: mended })).toEqual([]);
  // An older version, which does not know the second one.
  await expect(applyMigrations(url, { folder: folderOf(first) })).rejects.toThrow(
    /newer than this version \(migration 2_two\)/,
  );
});

test("a migration waits for writers, is killed midway, and is done by the next start; two at once do it once", async () => {
  const url = await emptyDatabase("writers");
  const one = { "1_one": "CREATE TABLE one (id int);" };
  await applyMigrations(url, { folder: folderOf(one) });
  const folder = folderOf({ ...one, "2_two": "CREATE TABLE two (id int); ALTER TABLE one ADD COLUMN name text;" });
  const writer = await openClient(url, "tool");
  await writer.query("BEGIN; INSERT INTO one VALUES (1)");
  const said: string[] = [];
  const migrating = applyMigrations(url, { folder, say: (line) => said.push(line), pauseMs: 10 });
  const killed = expect(migrating).rejects.toThrow(/2_two failed and left nothing behind/);
  const waiting = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  let pids: unknown[] = [];
  while (pids.length === 0) pids = await ask(url, waiting);
  await ask(url, `SELECT pg_terminate_backend(pid) FROM (${waiting}) waiting`);
  await killed;
  expect(await ask(url, "SELECT to_regclass('two') AS two")).toEqual([{ two: null }]);
  const both = [1, 2].map(() => applyMigrations(url, { folder, say: (line) => said.push(line), pauseMs: 10 }));
  while (!said.some((line) => /others are using its tables/.test(line))) await ask(url, "SELECT 1");
  await writer.query("COMMIT");
  await writer.end();
  expect((await Promise.all(both)).flat()).toEqual(["2_two"]);
}, 60_000);

test("instants that earlier versions stored in the server's zone are recognised, and moved once", async () => {
  const { db, url } = await testDatabase();
  // As an earlier version left it on a server of Istanbul: all that the client sent stands three hours early.
  await db.$executeRaw`INSERT INTO template (notice, locale, body, updated_at)
    SELECT 'handed', 'tr', 'x', finished_at FROM "_prisma_migrations" WHERE migration_name = '20261125184500_open311'`;
  await db.$executeRaw`UPDATE "_prisma_migrations" SET started_at = started_at - interval '3 hours', finished_at = finished_at - interval '3 hours'`;
  const true_ = new Date("2026-11-30T16:24:45.123Z");
  const shifted = new Date(true_.getTime() - 3 * 3_600_000);
  await checkInstants(url).then(() => db.setting.delete({ where: { key: "instants" } }));
  await db.incoming.create({
    data: { vendor: "x", receivedAt: shifted, body: new Uint8Array([1]) } as Prisma.IncomingCreateInput,
  });
  await expect(checkInstants(url)).rejects.toThrow(/which is Europe\/Istanbul here.*npm run instants -- preview/);
  const client = await openClient(url, "tool");
  expect((await findShift(client)).witnessed).toBeGreaterThan(3 * 3600 - 300);
  await expect(moveInstants(client, "Europe/Istanbul", () => undefined)).rejects.toThrow(/stop the product first/);
  await db.$disconnect();
  const lines: string[] = [];
  await moveInstants(client, "Europe/Istanbul", (line) => lines.push(line));
  expect(lines.find((line) => line.startsWith("incoming:"))).toMatch(/^incoming: 1 rows \(received_at/);
  expect((await client.query("SELECT received_at FROM incoming")).rows).toEqual([{ received_at: true_ }]);
  await expect(moveInstants(client, "Europe/Istanbul", () => undefined)).rejects.toThrow(/right already/);
  await setMark(client, { zone: null, done: [], finished: true });
  await client.end();
  await checkInstants(url);
});

test("every instant of the schema is among those that are moved", async () => {
  const { url } = await testDatabase();
  const client = await openClient(url, "tool");
  const moved = (await instantColumns(client)).flatMap(({ table, columns }) =>
    columns.map((column) => `${table}.${column}`),
  );
  await client.end();
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  const described = [...schema.matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)].flatMap(([, body = ""]) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1];
    return [...body.matchAll(/^ {2}(\w+)\s+DateTime\??.*@db\.Timestamptz.*$/gm)].map(
      ([line, field]) => `${table}.${/@map\("(\w+)"\)/.exec(line)?.[1] ?? field}`,
    );
  });
  expect(moved.sort()).toEqual(described.sort());
});

test("PostgreSQL's TLS parameters of an address reach the driver, the migrations and the queue alike", async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cozum-tls-")));
  const [key, cert] = [join(folder, "server.key"), join(folder, "server.crt")];
  execFileSync(
    "openssl",
    [
      "req",
      "-new",
      "-x509",
      "-nodes",
      "-days",
      "2",
      "-subj",
      "/CN=localhost",
      "-addext",
      "subjectAltName=DNS:localhost",
      "-keyout",
      key,
      "-out",
      cert,
    ],
    { stdio: "ignore" },
  );
  chmodSync(key, 0o600);
  const dir = join(folder, "postgres");
  const log = join(folder, "postgres.log");
  const plain = await startPostgres({ dir, log, settings: THROWAWAY });
  await plain.stop();
  const { uid, gid } = statSync(dir);
  for (const file of [key, cert]) chownSync(file, uid, gid);
  const settings = { ...THROWAWAY, ssl: "on", ssl_key_file: key, ssl_cert_file: cert };
  const server = await startPostgres({ dir, log, settings, remove: folder });
  const url = (host: string, params: string) => server.url("postgres").replace("127.0.0.1", host) + params;
  const uses = (address: string) => ask(address, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
  try {
    expect(await uses(url("127.0.0.1", ""))).toEqual([{ ssl: false }]);
    expect(await uses(url("127.0.0.1", "?sslmode=require&schema=public&connection_limit=5"))).toEqual([{ ssl: true }]);
    const verified = url("localhost", `?sslmode=verify-full&sslrootcert=${cert}&connect_timeout=5&application_name=x`);
    expect(await uses(verified)).toEqual([{ ssl: true }]);
    await expect(uses(url("127.0.0.1", `?sslmode=verify-full&sslrootcert=${cert}`))).rejects.toThrow(/altnames/);
    await expect(uses(url("localhost", "?sslmode=verify-full"))).rejects.toThrow(/self-signed/);
    await migrate(verified);
    expect(await isBehind(verified)).toBe(false);
    expect(await missingInMigrations(verified)).toBe("");
  } finally {
    await server.stop();
  }
}, 120_000);
