import pg from "pg";

const databaseUrl = (): URL => new URL(process.env.DATABASE_URL ?? "");

/** The journeys' server has odd defaults, as some have: each session says what it needs. */
const clientOf = (url: URL): pg.Client =>
  new pg.Client({
    connectionString: url.href,
    options:
      "-c search_path=public -c default_transaction_read_only=off -c idle_in_transaction_session_timeout=0 -c transaction_timeout=0",
  });

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

/** While `work` runs the workers seem to have been silent for a quarter of an hour: their signs of life wait for a lock of their rows. */
export async function withoutWorkers(work: () => Promise<void>): Promise<void> {
  const client = clientOf(databaseUrl());
  await client.connect();
  try {
    let beats = 1;
    // One may beat between the two statements.
    while (beats > 0) {
      await client.query(
        "UPDATE heartbeat SET beat_at = clock_timestamp() - interval '15 minutes' WHERE kind = 'worker'",
      );
      // A serializable one would hold up each new session here, whose first statement waits for a safe snapshot.
      await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
      const { rows } = await client.query<{ age: number }>(
        "SELECT extract(epoch FROM clock_timestamp() - beat_at)::int AS age FROM heartbeat WHERE kind = 'worker' FOR UPDATE",
      );
      beats = rows.filter(({ age }) => age < 600).length;
      if (beats > 0) await client.query("ROLLBACK");
    }
    await work();
  } finally {
    await client.end();
  }
}
