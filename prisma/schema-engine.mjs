#!/usr/bin/env node
/**
 * Prisma's schema engine from its WebAssembly build on npm, behind the JSON-RPC that Prisma's CLI speaks on stdin/stdout.
 * The CLI otherwise downloads a native engine, which an offline or closed network cannot reach.
 * `prisma.config.ts` points PRISMA_SCHEMA_ENGINE_BINARY here.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { applyMigrations } from "../scripts/lib/migrate.mjs";
import { configOf, openClient, prepareSession } from "../server/postgres.ts";

const bg = await import("@prisma/schema-engine-wasm/schema_engine_bg");
const wasm = createRequire(import.meta.url)
  .resolve("@prisma/schema-engine-wasm")
  .replace(/\.js$/, "_bg.wasm");
const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { "./schema_engine_bg.js": bg });
bg.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { datasource: { type: "string" }, datamodels: { type: "string", multiple: true } },
});
const url = new URL(
  values.datasource
    ? JSON.parse(values.datasource).url
    : (process.env.DATABASE_URL ?? "postgresql://localhost/postgres"),
);
const database = decodeURIComponent(url.pathname.slice(1));
/** The same server by the same way, another database. */
const beside = (name) => {
  const other = new URL(url);
  other.pathname = encodeURIComponent(name);
  return other.href;
};
const log = (level, message, extra = {}) =>
  process.stderr.write(
    `${JSON.stringify({ level, fields: { message, ...extra }, target: "schema-engine", timestamp: new Date().toISOString() })}\n`,
  );
const reply = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

/** The catalog's one-letter columns have the type "char" (OID 18), which the adapter does not map: pass them as text, hand them on as characters. */
const CHAR = 18,
  TEXT = 25;
class EnginePool extends pg.Pool {
  charColumns = [];
  async query(...args) {
    const result = await super.query(...args);
    const fields = result.fields ?? [];
    this.charColumns = fields.flatMap((field, i) => (field.dataTypeID === CHAR ? [i] : []));
    for (const i of this.charColumns) fields[i].dataTypeID = TEXT;
    return result;
  }
}
class EngineAdapter extends PrismaPg {
  constructor(address) {
    const onConnect = (client) => prepareSession(client, "migration");
    const pool = new EnginePool({ ...configOf(address, "migration"), onConnect });
    super(pool, { disposeExternalPool: true });
    this.pool = pool;
  }
  async connect() {
    const connection = await super.connect();
    const queryRaw = connection.queryRaw.bind(connection);
    connection.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const i of this.pool.charColumns) result.columnTypes[i] = ColumnTypeEnum.Character;
      return result;
    };
    return connection;
  }
  /** As the adapter's own, but leaves the shadow database before dropping it. */
  async connectToShadowDb() {
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    const admin = await openClient(url.href, "tool");
    await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    const shadow = await new EngineAdapter(beside(name)).connect();
    const leave = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await leave();
      await admin.query(`DROP DATABASE ${pg.escapeIdentifier(name)}`);
      await admin.end();
    };
    return shadow;
  }
}

if (positionals[0] === "cli") {
  const create = { "create-database": "CREATE", "drop-database": "DROP" }[positionals[1]];
  try {
    const client = await openClient(create ? beside("postgres") : url.href, "tool");
    if (create) await client.query(`${create} DATABASE ${pg.escapeIdentifier(database)}`);
    await client.end();
    log("INFO", "ok");
    process.exit(0);
  } catch (error) {
    log("ERROR", error.message, { is_panic: false, error_code: error.code === "3D000" ? "P1003" : "P1001", meta: {} });
    process.exit(1);
  }
}

/** As MIGRATE=1 does it: each migration whole or not at all, where the engine would run it statement by statement. */
const deploy = async () => {
  const say = (line) => process.stderr.write(`${line}\n`);
  return { appliedMigrationNames: await applyMigrations(url.href, { say }) };
};

const datamodels = (values.datamodels ?? []).map((file) => [file, readFileSync(file, "utf8")]);
global.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => log("ERROR", message, { is_panic: true }) };
const engine = await bg.SchemaEngine.new(
  { datamodels: datamodels.length ? datamodels : undefined },
  (line) => log("INFO", String(line)),
  bindMigrationAwareSqlAdapterFactory(new EngineAdapter(url.href)),
);
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue;
  const { id, method, params } = JSON.parse(line);
  if (!method) continue;
  try {
    const result = (await (method === "applyMigrations" ? deploy() : engine[method](params))) ?? null;
    if (method === "diff" && result?.stdout)
      reply({ id: id + 1_000_000, method: "print", params: { content: result.stdout } });
    reply({ id, result });
  } catch (error) {
    reply({
      id,
      error: {
        code: 4466,
        message: error.message,
        data: { is_panic: false, message: error.message, meta: error.meta ?? {}, error_code: error.code },
      },
    });
  }
}
