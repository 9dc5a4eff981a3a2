import pg from "pg";

const databaseUrl = (): URL => new URL(process.env.DATABASE_URL ?? "");

/** The journeys' server has odd defaults, as some have: each session says what it needs. */
const clientOf = (url: URL): pg.Client =>
  new pg.Client({ connectionString: url.href, options: "-c search_path=public -c default_transaction_read_only=off" });

/** On the server beside the journeys' own database, whose name `work` is given. */
export async function administer<T>(work: (client: pg.Client, name: string) => Promise<T>): Promise<T> {
  const url = databaseUrl();
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const client = clientOf(url);
  await client.connect();
  try {
    return await work(client, name);
  } finally {
    await client.end();
  }
}

/** Asks or changes what no screen does. */
export const query = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> => {
  const client = clientOf(databaseUrl());
  await client.connect();
  const { rows } = await client.query<Row>(text, values);
  await client.end();
  return rows;
};

/** While `work` runs the processes of this kind seem to have been silent for a quarter of an hour: their signs of life wait for a lock. */
export async function withoutBeats(kind: "web" | "worker", work: () => Promise<void>): Promise<void> {
  const client = clientOf(databaseUrl());
  await client.connect();
  try {
    let beats = 1;
    // One may beat between the two statements.
    while (beats > 0) {
      await client.query("UPDATE heartbeat SET beat_at = clock_timestamp() - interval '15 minutes' WHERE kind = $1", [
        kind,
      ]);
      await client.query("BEGIN");
      await client.query("LOCK TABLE heartbeat IN SHARE ROW EXCLUSIVE MODE");
      const { rows } = await client.query<{ beats: number }>(
        "SELECT count(*)::int AS beats FROM heartbeat WHERE kind = $1 AND beat_at > clock_timestamp() - interval '10 minutes'",
        [kind],
      );
      beats = rows[0]?.beats ?? 0;
      if (beats > 0) await client.query("ROLLBACK");
    }
    await work();
  } finally {
    await client.end();
  }
}
