import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { connect, type Db } from "@/server/db";
import { openClient } from "@/server/postgres";
import { TEMPLATE } from "./template";

declare module "vitest" {
  interface ProvidedContext {
    databaseServer: string;
  }
}

export interface TestDatabase {
  db: Db;
  /** For what opens its own connection, such as a worker. */
  url: string;
  /** Closes and drops it; happens by itself at the end of the file. */
  drop: () => Promise<void>;
}

const open = new Set<TestDatabase>();

async function administer(statement: string) {
  const admin = await openClient(inject("databaseServer"), "tool");
  await admin.query(statement);
  await admin.end();
}

/** A migrated, empty database of its own for a test file, on a real PostgreSQL. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject("databaseServer");
  if (!server)
    throw new Error("These tests run without a database: list the folder under `database` in vitest.config.ts.");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const url = new URL(server);
  url.pathname = name;
  const db = connect(url.href, 60, "web");
  const made: TestDatabase = {
    db,
    url: url.href,
    drop: async () => {
      if (!open.delete(made)) return;
      await db.$disconnect();
      await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
  open.add(made);
  return made;
}

export async function dropAll() {
  for (const database of [...open]) await database.drop();
}
