import { DomainError } from "./domain/errors";

/**
 * Whether a failure is the database's absence or overload, not the asker's nor a fault of ours: nothing was done, and the same may
 * work in a while. Knows the driver's errors, Prisma's, and those that Prisma wraps around the driver's.
 */
export function isDatabaseAway(error: unknown): boolean {
  return chain(error).some((one) => CODES.test(textOf(one, "code")) || KINDS.has(textOf(one, "kind")) || isSaid(one));
}

/** What people and programs are answered with: 503, to be tried again. */
class DatabaseUnavailable extends DomainError {
  constructor(cause: unknown) {
    super("UNAVAILABLE", "databaseAway", { seconds: RETRY_SECONDS });
    this.name = "DatabaseUnavailable";
    this.cause = cause;
  }
}
const RETRY_SECONDS = 10;

/** The error as the doors translate it: absence of the database is a refusal of the trade as any other. */
export const asRefusal = (error: unknown): unknown => (isDatabaseAway(error) ? new DatabaseUnavailable(error) : error);

/**
 * SQLSTATE: connection exceptions, insufficient resources, operator intervention (shutdown, cancelled by statement_timeout), lock not
 * available, idle in transaction, read-only (a replica that was promoted late), serialization and deadlock. Node's socket errors. Prisma's:
 * not reachable, timed out, closed, transaction not started or expired, write conflict, too many connections.
 */
const CODES =
  /^(08...|53...|57...|55P03|25P0[34]|25006|40001|40P01|ECONN(REFUSED|RESET|ABORTED)|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EPIPE|E(HOST|NET)UNREACH|P1001|P1002|P1008|P1017|P2024|P2028|P2034|P2037)$/;

/** The kinds of @prisma/driver-adapter-utils that say the same. */
const KINDS = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
  "TransactionWriteConflict",
  "TransactionAlreadyClosed",
]);

/** What `pg` and its pool say in words only. */
const WORDS = [
  /^timeout (expired|exceeded when trying to connect)$/,
  /^Connection terminated/,
  /^Query read timeout$/,
  /not queryable$/,
  /not currently accepting connections/,
  /^Cannot use a pool after calling end/,
];

const isSaid = (error: object): boolean => {
  const name = textOf(error, "name");
  return (
    ["PoolExhausted", "SessionRefused", "PrismaClientInitializationError"].includes(name) ||
    WORDS.some((words) => words.test(textOf(error, "message")))
  );
};

const textOf = (of: object, key: string): string => {
  const value: unknown = Reflect.get(of, key);
  return typeof value === "string" ? value : "";
};

const DEPTH = 8;

/** The error, what caused it, and what Prisma keeps of the driver's. */
function chain(error: unknown, depth = DEPTH): object[] {
  if (typeof error !== "object" || error === null || depth === 0 || error instanceof DomainError) return [];
  const meta: unknown = Reflect.get(error, "meta");
  const driver = typeof meta === "object" && meta !== null ? Reflect.get(meta, "driverAdapterError") : null;
  return [error, ...chain(Reflect.get(error, "cause"), depth - 1), ...chain(driver, depth - 1)];
}
