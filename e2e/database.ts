import pg from "pg";

export const databaseUrl = (): URL => new URL(process.env.DATABASE_URL ?? "");

/** The journeys' server has odd defaults, as some have: each session says what it needs. */
export const clientOf = (url: URL): pg.Client =>
  new pg.Client({ connectionString: url.href, options: "-c search_path=public -c default_transaction_read_only=off" });

export const query = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> => {
  const client = clientOf(databaseUrl());
  await client.connect();
  const { rows } = await client.query<Row>(text, values);
  await client.end();
  return rows;
};
