import type { Tx } from "@/server/db";

/** Holds these names until the transaction ends, taken in one order so that two never wait for each other. */
export async function lockAll(tx: Tx, names: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT count(pg_advisory_xact_lock(hashtextextended(name, 0))::text)
    FROM (SELECT name FROM unnest(${[...names]}::text[]) AS name ORDER BY name OFFSET 0) n`;
}
