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
