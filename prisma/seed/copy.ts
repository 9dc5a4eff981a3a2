import { once } from "node:events";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { openClient } from "@/server/postgres";
import { COLUMNS, type Lines, type Table } from "./columns";
import { UNCHECKED } from "./structure";

export type Copier = {
  write(lines: Lines): Promise<void>;
  /** Ends every COPY; what they wrote is then in the database. */
  end(): Promise<void>;
};

const TABLES = Object.keys(COLUMNS) as Table[];

/** One connection and one open COPY for each table that is written to. */
export function openCopier(url: string, unchecked: boolean): Copier {
  const open = new Map<Table, Promise<{ client: pg.Client; stream: ReturnType<typeof copyFrom> }>>();
  const begin = async (table: Table) => {
    const client = await openClient(url, "tool");
    await client.query("SET synchronous_commit = off");
    if (unchecked) await client.query(UNCHECKED);
    const columns = COLUMNS[table].map((column) => `"${column}"`).join(", ");
    return { client, stream: client.query(copyFrom(`COPY "${table}" (${columns}) FROM STDIN`)) };
  };
  return {
    async write(lines) {
      for (const table of TABLES) {
        const text = lines[table];
        if (!text) continue;
        const opening = open.get(table) ?? begin(table);
        open.set(table, opening);
        const { stream } = await opening;
        if (!stream.write(text)) await once(stream, "drain");
      }
    },
    async end() {
      for (const opening of open.values()) {
        const { client, stream } = await opening;
        stream.end();
        await finished(stream);
        await client.end();
      }
    },
  };
}
