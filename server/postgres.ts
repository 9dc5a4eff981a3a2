/**
 * The one place that opens connections to PostgreSQL: web server, worker, queue, LISTEN, scripts, loading and migrations.
 * Plain Node runs this file too (migrations, start-up), so it imports nothing but the driver.
 */
import pg from "pg";

/** Milliseconds; 0 is no limit. `wait`: for a connection, in the pool's queue or at the server. */
type Limits = { statement: number; lock: number; idleInTransaction: number; wait: number };

/** What a connection is for. A statement that outlives its limit is ended by the server; whoever asked gets DatabaseUnavailable. */
const LIMITS = {
  web: { statement: 30_000, lock: 10_000, idleInTransaction: 60_000, wait: 15_000 },
  worker: { statement: 600_000, lock: 30_000, idleInTransaction: 600_000, wait: 30_000 },
  /** Commands that a person runs and watches. */
  tool: { statement: 0, lock: 0, idleInTransaction: 0, wait: 30_000 },
  /** The lock is waited for briefly and the migration tried again: whoever waits for one holds up all who come after. */
  migration: { statement: 0, lock: 5_000, idleInTransaction: 0, wait: 30_000 },
} as const satisfies Record<string, Limits>;
export type Purpose = keyof typeof LIMITS;

/** Callers that may wait for one connection of a pool; more would only wait longer than anybody does. */
const WAITING_PER_CONNECTION = 100;
/** How long the server may be silent beyond the statement's own limit before the connection is given up. */
const SILENCE_MS = 5_000;

/**
 * What every session must be like, whatever the server, database or role sets. `reported`: a pooler in transaction mode gives it back
 * to each client (PostgreSQL reports its changes); the others are then the role's own to hold.
 */
const SESSION: readonly { name: string; value: string; reported?: true; since?: number }[] = [
  // Prisma's adapter sends instants without a zone and drops the zone of those it reads.
  { name: "TimeZone", value: "UTC", reported: true },
  { name: "DateStyle", value: "ISO, MDY", reported: true },
  { name: "client_encoding", value: "UTF8", reported: true },
  { name: "standard_conforming_strings", value: "on", reported: true },
  { name: "search_path", value: "public" },
  { name: "IntervalStyle", value: "postgres" },
  { name: "bytea_output", value: "hex" },
  { name: "extra_float_digits", value: "1" },
  { name: "transform_null_equals", value: "off" },
  { name: "default_transaction_isolation", value: "read committed" },
  { name: "default_transaction_read_only", value: "off" },
  { name: "default_transaction_deferrable", value: "off" },
  // Statements are short: compiling them takes longer than running them.
  { name: "jit", value: "off" },
  // Idle connections of a pool, and the one that listens, are to stay.
  { name: "idle_session_timeout", value: "0" },
  { name: "transaction_timeout", value: "0", since: 170_000 },
];

const sessionOf = (limits: Limits): { name: string; value: string; reported?: true; since?: number }[] => [
  ...SESSION,
  { name: "statement_timeout", value: String(limits.statement) },
  { name: "lock_timeout", value: String(limits.lock) },
  { name: "idle_in_transaction_session_timeout", value: String(limits.idleInTransaction) },
];

/** What the driver knows of itself and its types leave out. */
type Inner = pg.ClientBase & { processID?: number | null; readyForQuery?: boolean; connection?: pg.Connection };
type OnClient = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

/** The server, or what stands before it, does not let a session be as the product needs it. The message names the cure. */
class SessionRefused extends Error {
  override name = "SessionRefused";
}

/** As many wait for a connection as ever could be served in time. */
class PoolExhausted extends Error {
  override name = "PoolExhausted";
}

/**
 * The address as the driver reads it, with PostgreSQL's own parameters: `sslmode` means what libpq's documentation says,
 * `connect_timeout` is seconds, `sslrootcert=system` the system's authorities. Time-outs are not taken from the address: they are ours.
 */
export function configOf(url: string, purpose: Purpose): pg.ClientConfig {
  const address = new URL(url);
  const { searchParams: params } = address;
  const schema = params.get("schema");
  if (schema && schema !== "public") throw new SessionRefused(`The schema must be public, not ${schema}.`);
  const seconds = Number(params.get("connect_timeout") ?? 0);
  if (params.get("sslrootcert") === "system") {
    params.delete("sslrootcert");
    params.set("sslmode", "verify-full");
  }
  if (params.has("sslmode")) params.set("uselibpqcompat", "true");
  for (const name of ["schema", "connect_timeout", "statement_timeout", "lock_timeout", "query_timeout"])
    params.delete(name);
  params.delete("idle_in_transaction_session_timeout");
  return {
    connectionString: address.href,
    connectionTimeoutMillis: seconds > 0 ? seconds * 1000 : LIMITS[purpose].wait,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
  };
}

/** Behind a pooler the process that answers is not the one that greeted. */
export const isPooled = (client: Inner, pid: number): boolean => client.processID !== pid;

/** Makes a session what it must be, and gives whether a pooler stands before the server. Throws SessionRefused where it cannot be. */
export async function prepareSession(client: Inner, purpose: Purpose): Promise<{ pooled: boolean }> {
  const { rows } = await client.query<{ pid: number; version: number; role: string }>(
    "SELECT pg_backend_pid() AS pid, current_setting('server_version_num')::int AS version, quote_ident(session_user) AS role",
  );
  const [server] = rows;
  if (!server) throw new SessionRefused("The server does not say who it is.");
  const pooled = isPooled(client, server.pid);
  const wanted = sessionOf(LIMITS[purpose]).filter(({ since = 0 }) => server.version >= since);
  // One statement: a pooler may give the next one to another server.
  const columns = wanted.map(({ name, value, reported }) =>
    pooled && !reported
      ? `current_setting(${pg.escapeLiteral(name)})`
      : `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, false)`,
  );
  const found = await client.query<string[]>({ text: `SELECT ${columns.join(", ")}`, rowMode: "array" });
  const values = found.rows[0] ?? [];
  const wrong = wanted.filter(({ name, value }, index) => !isSame(name, values[index] ?? "", value));
  if (wrong.length > 0)
    throw new SessionRefused(
      `The session does not have ${wrong.map(({ name, value }) => `${name} = ${value}`).join(", ")}. ` +
        "A connection pooler stands before PostgreSQL; give the role its settings there: " +
        wrong.map(({ name, value }) => `ALTER ROLE ${server.role} SET ${name} = ${literal(value)};`).join(" "),
    );
  watch(client, purpose);
  return { pooled };
}

const literal = (value: string): string => (/^[a-z0-9]+$/.test(value) ? value : pg.escapeLiteral(value));

/** Of a limit that the role sets behind a pooler only that there is one matters; PostgreSQL shows it with a unit. */
function isSame(name: string, found: string, value: string): boolean {
  if (!name.endsWith("_timeout")) return found === value;
  return value === "0" ? found === "0" : found !== "0";
}

/** A server that hangs, or is cut off, says nothing: its connection is broken off, so that whoever waits for it learns of it. */
function watch(client: Inner, purpose: Purpose): void {
  const { statement } = LIMITS[purpose];
  const stream = client.connection?.stream;
  if (statement === 0 || !stream || !("setTimeout" in stream) || typeof stream.setTimeout !== "function") return;
  stream.setTimeout(statement + SILENCE_MS, () => {
    if (client.readyForQuery === false) stream.destroy(new Error("Query read timeout"));
  });
}

/** A pool that makes each session as it must be, and whose queue has an end. */
class SessionPool extends pg.Pool {
  /** Whether statements may be prepared by name: behind a pooler the next one may be another server's. */
  named = false;

  constructor(url: string, { max, purpose }: { max: number; purpose: Purpose }) {
    super({
      ...configOf(url, purpose),
      application_name: `cozum ${purpose}`,
      max,
      onConnect: async (client) => {
        const { pooled } = await prepareSession(client, purpose);
        this.named = !pooled;
      },
    });
    // A lost connection is replaced at the next use; without a listener, idle or not, it would end the process.
    this.on("error", () => undefined);
    this.on("connect", (client) => client.on("error", () => undefined));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: OnClient): void;
  override connect(callback?: OnClient): Promise<pg.PoolClient> | undefined {
    const full = this.waitingCount >= this.options.max * WAITING_PER_CONNECTION;
    const error = full && new PoolExhausted(`${this.waitingCount} wait for a connection to the database already.`);
    if (!callback) return error ? Promise.reject(error) : super.connect();
    if (error) callback(error, undefined, () => undefined);
    else super.connect(callback);
    return undefined;
  }
}

export const openPool = (url: string, how: { max: number; purpose: Purpose }): SessionPool => new SessionPool(url, how);

/** A client that is not connected yet, for whoever listens to its events first; prepareSession follows its connect(). */
export const newClient = (url: string, purpose: Purpose, name: string = purpose): pg.Client =>
  new pg.Client({ ...configOf(url, purpose), application_name: `cozum ${name}` });

/** One connection, ready for use; `end` is the caller's. */
export async function openClient(url: string, purpose: Purpose): Promise<pg.Client> {
  const client = newClient(url, purpose);
  // What uses it learns of a loss by its statement; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await prepareSession(client, purpose);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}
