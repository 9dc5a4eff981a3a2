import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "./db";
import { checkDatabase } from "./installation";
import { openClient } from "./postgres";
import { testDatabase } from "./testing/database";
import { startPgbouncer } from "./testing/pgbouncer";

const made = await testDatabase();
let pooler: Awaited<ReturnType<typeof startPgbouncer>>;
beforeAll(async () => {
  pooler = await startPgbouncer(made.url);
});
afterAll(() => pooler.stop());

/** The same database, as a role of its own through the pooler. */
const ROLE_SETTINGS = `search_path = public; IntervalStyle = postgres; bytea_output = hex; extra_float_digits = 1;
  transform_null_equals = off; default_transaction_isolation = 'read committed'; default_transaction_read_only = off;
  default_transaction_deferrable = off; jit = off; idle_session_timeout = 0; transaction_timeout = 0; statement_timeout = 30000;
  lock_timeout = 10000; idle_in_transaction_session_timeout = 60000`;

test("is refused where the role does not have its settings, with the statements that give them", async () => {
  await expect(openClient(pooler.url, "web")).rejects.toThrow(/ALTER ROLE postgres SET search_path = public;/);
  await expect(checkDatabase({ DATABASE_URL: pooler.url })).rejects.toThrow(
    /^DATABASE_URL cannot be used: .*ALTER ROLE/,
  );
});

test("carries the web server, in any number of clients, where the role has them", async () => {
  const admin = await openClient(made.url, "tool");
  const database = new URL(made.url).pathname.slice(1);
  for (const setting of ROLE_SETTINGS.split(";")) await admin.query(`ALTER DATABASE ${database} SET ${setting}`);
  await admin.end();
  await pooler.stop();
  pooler = await startPgbouncer(made.url);

  await expect(checkDatabase({ DATABASE_URL: pooler.url })).rejects.toThrow(
    /give PostgreSQL's own address as DATABASE_DIRECT_URL/,
  );
  await expect(checkDatabase({ DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: pooler.url })).rejects.toThrow(
    /DATABASE_DIRECT_URL leads through a connection pooler/,
  );
  await expect(
    checkDatabase({ DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: made.url.replace(/[^/]+$/, "postgres") }),
  ).rejects.toThrow(/another database/);
  await checkDatabase({ DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: made.url });

  const at = new Date("2026-11-30T16:24:45.123Z");
  const clients = Array.from({ length: 3 }, () => connect(pooler.url, 10, "web"));
  const posts = clients.flatMap((db, client) =>
    Array.from({ length: 40 }, (_, post) =>
      db.$transaction(async (tx) => {
        await tx.presence.findMany({ where: { at: { lt: at } }, take: post % 5 });
        const [row] = await tx.$queryRaw<{ text: string; same: boolean }[]>`
          SELECT ${at}::timestamptz::text AS text, ${at}::timestamptz = to_timestamp(${at.getTime() / 1000}::float8) AS same`;
        return { client, ...row };
      }),
    ),
  );
  for (const post of await Promise.all(posts))
    expect(post).toMatchObject({ text: "2026-11-30 16:24:45.123+00", same: true });
  await Promise.all(clients.map((db) => db.$disconnect()));
});
