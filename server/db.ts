import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";
import { lazy, perProcess } from "./lazy";
import { openPool, type Purpose } from "./postgres";

export type Db = PrismaClient;
/** The client inside an interactive transaction. */
export type Tx = Prisma.TransactionClient;
export { Prisma };

const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The columns of a row that is put into a statement by hand, as the schema names them. */
export const columnsOf = (row: object): Prisma.Sql => Prisma.raw(Object.keys(row).map(columnOf).join(", "));

/** Many rows of a table as one value, for `jsonb_populate_recordset`: a statement is the same for any number of them. */
export const jsonOf = (rows: readonly object[]): string =>
  JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value]))),
  );

const names = new Map<string, string>();

/** PostgreSQL plans a statement it knows by name once for a connection, not at every call. The name is the text's digest. */
function nameOf({ sql }: { sql: string }): string {
  let name = names.get(sql);
  if (!name) {
    name = createHash("sha1").update(sql).digest("base64url");
    names.set(sql, name);
  }
  return name;
}

/** A busy machine is waited for: a request that is turned away because of load would be lost. */
const PATIENCE = { maxWait: 15_000, timeout: 30_000 };

/** A client with a pool of its own; `$disconnect` closes both. */
export function connect(url: string, connections: number, purpose: Purpose): Db {
  const pool = openPool(url, { max: connections, purpose });
  return new PrismaClient({
    adapter: new PrismaPg(pool, {
      disposeExternalPool: true,
      statementNameGenerator: (query) => (pool.named ? nameOf(query) : ""),
    }),
    transactionOptions: PATIENCE,
  });
}

/** This process's one client: connected at the first query, kept when a development server reloads its modules. */
export const db: Db = perProcess("db", () => lazy(() => connect(env.DATABASE_URL, env.DATABASE_POOL, "web")));
